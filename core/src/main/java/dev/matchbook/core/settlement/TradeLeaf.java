package dev.matchbook.core.settlement;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.Shape;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.Keccak256;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The leaf of a trade in a {@link MerkleTree}: {@code keccak256(keccak256(abi.encode(members)))}
 * with the members and Solidity types of {@link #TYPES}.
 *
 * <p>Hashed twice, as OpenZeppelin's {@code StandardMerkleTree} does: an inner node, the hash of 64
 * bytes, can then not be shown as the leaf of some trade. The members are encoded one beside the
 * other, as by {@code abi.encode(tradeId, seq, …)}; {@code abi.encode} of a Solidity struct has one
 * word ({@code 0x20}) before them, which a contract has to skip.
 *
 * <p>{@code makerLeaves} and {@code takerLeaves} are no part of it: they are states of the two
 * orders and not of what was traded.
 */
public final class TradeLeaf {
  /**
   * Type and name of each member, in order. {@code price}, {@code qty} and the fees are decimals
   * without their point; how many decimals they have is the member behind. {@code ts} is in
   * nanoseconds since the Unix epoch. A rebate is a negative fee, in two's complement. Both fees
   * have the decimals of the one that has more.
   */
  public static final String TYPES =
      "uint256 tradeId,uint256 seq,uint256 ts,string symbol,"
          + "uint256 price,uint8 priceDecimals,uint256 qty,uint8 qtyDecimals,"
          + "bool takerBuys,uint256 makerOrderId,uint256 takerOrderId,"
          + "string makerAccount,string takerAccount,"
          + "int256 makerFee,int256 takerFee,uint8 feeDecimals";

  private static final int MEMBERS = 16;
  private static final int MAX_DECIMALS = 255;

  private final Keccak256 keccak;
  private final AbiTuple tuple =
      new AbiTuple(MEMBERS, Shape.MAX_SYMBOL, Shape.MAX_TEXT, Shape.MAX_TEXT);

  /** One that hashes many trades, for one thread. */
  TradeLeaf(Keccak256 keccak) {
    this.keccak = keccak;
  }

  /** Writes the leaf of a trade, 32 bytes. */
  void hash(Trade trade, byte[] out, int at) {
    write(trade);
    tuple.hash(keccak, out, at);
    keccak.hash(out, at, Keccak256.BYTES, out, at);
  }

  /**
   * The leaf of a trade; any thread.
   *
   * @return 32 bytes
   * @throws IllegalArgumentException naming the member that the engine gives no trade: a number
   *     below 0, decimals not from 0 to 255, digits that do not fit 256 bits, a symbol or account
   *     that RULEBOOK §2 does not allow
   * @throws NullPointerException naming the member that is missing
   */
  public static byte[] hash(Trade trade) {
    byte[] leaf = new byte[Keccak256.BYTES];
    new TradeLeaf(new Keccak256()).hash(trade, leaf, 0);
    return leaf;
  }

  /**
   * The members of a trade as {@code abi.encode} writes them, at most 768 bytes; any thread.
   *
   * @throws IllegalArgumentException as {@link #hash}
   * @throws NullPointerException as {@link #hash}
   */
  public static byte[] encode(Trade trade) {
    TradeLeaf leaf = new TradeLeaf(new Keccak256());
    leaf.write(trade);
    return leaf.tuple.toBytes();
  }

  private void write(Trade trade) {
    tuple.clear();
    tuple.uint("tradeId", trade.tradeId());
    tuple.uint("seq", trade.seq());
    tuple.uint("ts", trade.ts());
    symbol(trade.symbol());
    amount("price", trade.price());
    amount("qty", trade.qty());
    tuple.bool(Objects.requireNonNull(trade.takerSide(), "takerSide") == Side.BUY);
    tuple.uint("makerOrderId", trade.makerOrderId());
    tuple.uint("takerOrderId", trade.takerOrderId());
    account("makerAccount", trade.makerAccount());
    account("takerAccount", trade.takerAccount());
    fees(trade.makerFee(), trade.takerFee());
  }

  private void symbol(String symbol) {
    if (!Shape.isSymbol(Objects.requireNonNull(symbol, "symbol"))) {
      throw new IllegalArgumentException("symbol: not 1 to 32 of A-Z a-z 0-9 . - _ / :");
    }
    tuple.ascii(symbol);
  }

  private void account(String field, String account) {
    if (!Shape.isText(Objects.requireNonNull(account, field))) {
      throw new IllegalArgumentException(field + ": not 1 to 64 printable ASCII characters");
    }
    tuple.ascii(account);
  }

  private void amount(String field, BigDecimal value) {
    int decimals = decimals(field, value);
    tuple.uint(field, value);
    tuple.small(decimals);
  }

  /**
   * The engine rounds both to the market's {@code feeScale}; a trade of another origin may differ.
   */
  private void fees(BigDecimal maker, BigDecimal taker) {
    int decimals = Math.max(decimals("makerFee", maker), decimals("takerFee", taker));
    tuple.signed("makerFee", maker.setScale(decimals));
    tuple.signed("takerFee", taker.setScale(decimals));
    tuple.small(decimals);
  }

  private static int decimals(String field, BigDecimal value) {
    int decimals = Objects.requireNonNull(value, field).scale();
    if (decimals < 0 || decimals > MAX_DECIMALS) {
      throw new IllegalArgumentException(field + ": decimals not from 0 to 255: " + decimals);
    }
    return decimals;
  }
}
