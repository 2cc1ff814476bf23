/**
 * What a settlement of trades is made of: leaves, a tree of them, its root.
 *
 * <p>Trades that settle together are the leaves of a {@link
 * dev.matchbook.core.settlement.MerkleTree}. Its root, 32 bytes, stands for all of them; a list of
 * at most 16 hashes proves that one of them is under that root, to whoever has the root and the
 * trade: a contract that pays out one trade at a time needs nothing else.
 *
 * <p>The leaf of a trade is {@code keccak256(keccak256(abi.encode(members)))}, the members in this
 * order ({@link dev.matchbook.core.settlement.TradeLeaf#TYPES}):
 *
 * <pre>
 *   byte  type     member         of the trade
 *      0  uint256  tradeId
 *     32  uint256  seq
 *     64  uint256  ts             nanoseconds since the Unix epoch
 *     96  string   symbol         here 512, where its text is
 *    128  uint256  price          digits without the point: 100.50 is 10050 ...
 *    160  uint8    priceDecimals  ... and 2
 *    192  uint256  qty
 *    224  uint8    qtyDecimals
 *    256  bool     takerBuys      1 where the taker's side is BUY
 *    288  uint256  makerOrderId
 *    320  uint256  takerOrderId
 *    352  string   makerAccount   where its text is
 *    384  string   takerAccount   where its text is
 *    416  int256   makerFee       negative is a rebate, two's complement
 *    448  int256   takerFee
 *    480  uint8    feeDecimals    of both fees
 *    512  the three texts: length in 32 bytes, ASCII, zeros up to 32 bytes
 * </pre>
 *
 * <p>In Solidity, of a struct {@code t} with these members, {@code abi.encode(t)} has 32 bytes
 * before them. JavaScript has the same leaf and tree from {@code StandardMerkleTree.of(trades,
 * types)}.
 */
package dev.matchbook.core.settlement;
