/**
 * A store in Redis 6.2 or later: {@code redis:}, {@code rediss:}, {@code redis-sentinel:} and
 * {@code redis-cluster:}. {@link dev.matchbook.store.redis.RedisSettings} says how it is set,
 * {@link dev.matchbook.store.redis.RedisStore} what it does. What it writes is for any client of
 * Redis to read; only a Matchbook store may write it.
 *
 * <p><b>Keys.</b> Each starts with {@code matchbook:{ENGINE}:}, braces included, and so all keys of
 * an engine are in one slot of a cluster. What stands behind it:
 *
 * <table>
 * <caption>Keys of an engine</caption>
 * <tr><th>key</th><th>type</th><th>what it has</th></tr>
 * <tr><td>{@code order:<orderId>}</td><td>string</td><td>an order in its last state, as JSON</td></tr>
 * <tr><td>{@code trade:<tradeId>}</td><td>string</td><td>a trade, as JSON</td></tr>
 * <tr><td>{@code auth:<orderId>}</td><td>string</td><td>what was signed for an order, as JSON; there
 *     as long as the order</td></tr>
 * <tr><td>{@code nonces}</td><td>hash</td><td>{@code <kind>:<key>:<account>} to the nonce, as JSON;
 *     {@code last} to the {@code seq} of the last one that was written or taken away</td></tr>
 * <tr><td>{@code nonces-by-seq}</td><td>sorted set</td><td>19 digits of {@code seq}, then the field
 *     in {@code nonces}</td></tr>
 * <tr><td>{@code settlements}</td><td>hash</td><td>{@code tradeId} to how far the trade has
 *     settled, as JSON, the trade within; {@code last} to the {@code seq} of the last one</td></tr>
 * <tr><td>{@code settlements-by-id}</td><td>sorted set</td><td>ID of each of them</td></tr>
 * <tr><td>{@code settlements-by-batch}</td><td>sorted set</td><td>19 digits of {@code batchId}, 0
 *     for none, then ID of each of them</td></tr>
 * <tr><td>{@code settlements-in:<state>}</td><td>sorted set</td><td>ID of each that is in that
 *     state</td></tr>
 * <tr><td>{@code batches}</td><td>hash</td><td>{@code batchId} to a batch of trades, as JSON;
 *     {@code last} to the {@code seq} of the last one that was written</td></tr>
 * <tr><td>{@code batches-by-id}</td><td>sorted set</td><td>ID of each of them</td></tr>
 * <tr><td>{@code batches-in:<state>}</td><td>sorted set</td><td>ID of each that is in that
 *     state</td></tr>
 * <tr><td>{@code audit}</td><td>hash</td><td>{@code seq} to an event of the audit trail, as JSON;
 *     {@code last} to the last {@code seq}, {@code by-order} and {@code by-batch} to how many
 *     members these sets have</td></tr>
 * <tr><td>{@code audit-by-seq}</td><td>sorted set</td><td>19 digits of {@code seq} of each
 *     event</td></tr>
 * <tr><td>{@code audit-by-order}, {@code audit-by-batch}</td><td>sorted set</td><td>19 digits of
 *     {@code orderId} or {@code batchId}, 19 of {@code seq}, for each order, maker, taker or order
 *     referred to, and each batch that an event is about</td></tr>
 * <tr><td>{@code markets}</td><td>hash</td><td>index of a market to the market, as JSON</td></tr>
 * <tr><td>{@code head}</td><td>string</td><td>the checkpoint, as JSON</td></tr>
 * <tr><td>{@code depth:<symbol>}</td><td>string</td><td>the displayed book, as JSON</td></tr>
 * <tr><td>{@code bids:<symbol>}, {@code asks:<symbol>}</td><td>sorted set</td>
 *     <td>PLACE of each order in the book, best first, dark ones too</td></tr>
 * <tr><td>{@code waiting:<symbol>}</td><td>sorted set</td><td>ID of each order that waits for its
 *     trigger</td></tr>
 * <tr><td>{@code orders}</td><td>sorted set</td><td>ID of every order</td></tr>
 * <tr><td>{@code open}</td><td>sorted set</td><td>ID of every open order</td></tr>
 * <tr><td>{@code changes}</td><td>sorted set</td><td>EVENT of every order: its version</td></tr>
 * <tr><td>{@code closed}</td><td>sorted set</td><td>EVENT of every closed order; the score is when
 *     it was stored, in milliseconds since the epoch, greater in each write</td></tr>
 * <tr><td>{@code orders-of:<account>}</td><td>sorted set</td><td>ID of each of its orders</td></tr>
 * <tr><td>{@code open-of:<account>}</td><td>sorted set</td><td>ID of each of its open
 *     orders</td></tr>
 * <tr><td>{@code names-of:<account>}</td><td>sorted set</td><td>{@code clOrdId}, a NUL, ID</td></tr>
 * <tr><td>{@code trades}</td><td>sorted set</td><td>EVENT of the last trades of all
 *     markets together</td></tr>
 * <tr><td>{@code trades-in:<symbol>}</td><td>sorted set</td><td>EVENT of each of its
 *     trades</td></tr>
 * <tr><td>{@code trades-of:<account>}</td><td>sorted set</td><td>EVENT of each trade with it on
 *     either side</td></tr>
 * <tr><td>{@code forgotten}</td><td>hash</td><td>key of an index of trades, the last of all markets
 *     or a market's, to the greatest EVENT that left it</td></tr>
 * <tr><td>{@code books}</td><td>sorted set</td><td>symbols that have or had a book</td></tr>
 * <tr><td>{@code committed:<symbol>}</td><td>channel</td><td>a message for each batch that changed
 *     the market's orders or traded in it</td></tr>
 * </table>
 *
 * <p><b>Members</b> are decimal numbers with zeros before them, of one width, so that the order of
 * the texts is that of the numbers; all scores but those of {@code closed} are 0, so that Redis
 * sorts by text and no double comes in between. {@code ZRANGE key 0 9} gives the first ten.
 *
 * <ul>
 *   <li>ID: 19 digits, of {@code orderId}, {@code tradeId} or {@code batchId}.
 *   <li>EVENT: 19 digits of {@code seq}, 19 of {@code orderId} or {@code tradeId}.
 *   <li>PLACE: 20 digits of the rank + 2<sup>63</sup>, 20 of the turn + 2<sup>63</sup>, 19 of
 *       {@code orderId}. The rank is the price without its point, negative for bids; the turn is
 *       {@code place}, plus 2<sup>62</sup> for hidden and conditional orders, which come behind the
 *       displayed ones of a price. So {@code orderId} is what follows the 40th character.
 * </ul>
 *
 * <p><b>JSON.</b> Orders, trades, markets, nonces, authorizations, settlements, batches of trades
 * and events of the audit trail are as {@link dev.matchbook.spi.json.RowWriter} writes them,
 * without the LF. The others:
 *
 * <pre>
 * head       {"format":1,"write":"…","commands":9,"seq":8,"ts":0,"orderId":7,"tradeId":1,
 *             "topOrderId":7,"topTradeId":1,"open":5,"nonceSeq":0,
 *             "settlementSeq":0,"batchSeq":0,"auditSeq":0}
 * depth      {"seq":8,"symbol":"ETH-USD","bids":[["1900.10","3.5",2]],"asks":[["1900.20","7",2]]}
 *            price, displayed quantity, displayed orders; best first, as many as depthLevels says
 * committed  {"engine":"main","symbol":"ETH-USD","fromSeq":1,"seq":8}
 *            {"seq":2,"ts":0,"type":"order",…}        its orders, each once, then its trades,
 *            {"seq":4,"ts":0,"type":"trade",…}        one a line
 * </pre>
 *
 * <p>In {@code head} {@code write} is another text after each write; {@code topOrderId} and {@code
 * topTradeId} are the greatest ids that were ever written; {@code open} is how many orders are
 * open; {@code nonceSeq} is what {@code nonces} has as {@code last}, 0 for none: so nonces that the
 * server threw away are missed; {@code settlementSeq}, {@code batchSeq} and {@code auditSeq} are
 * the same of {@code settlements}, {@code batches} and {@code audit}. In {@code committed} {@code
 * fromSeq} is one more than the {@code seq} of the batch before. A message tells what was stored;
 * one who was not listening reads {@code changes} from the {@code seq} that he knows.
 *
 * <p><b>Writing.</b> A write is one script that compares {@code head} with what the writer knows,
 * and does all of it or nothing. The writer keeps of each open order where it stands (about 150
 * bytes): it needs that to take it out of there, and makes {@code depth} of it. Whoever finds
 * another {@code head} reads all open orders again. Closed orders that are too many or too old go
 * with the next write, or by a timer of the store that wrote last, together with what the indexes
 * have of them.
 *
 * <p><b>Reading.</b> A page is one run of a script, which looks at up to 20,000 rows, and so shows
 * one moment. A search that has to look at more takes several runs; if somebody writes meanwhile it
 * begins anew, three times, and then each run is a moment of its own.
 *
 * <p><b>Never forgotten</b> are nonces, settlements, batches of trades and the audit trail: they
 * grow, in the server's memory, by about 850 bytes for each trade that settles and by up to 800 for
 * each event that is audited. Where trails are long another store, PostgreSQL or a file, is the
 * system of record. Whoever reads or writes any of it first compares {@code last} with {@code head}
 * and how many rows there are with how many are in the sets: a key that the server lost is
 * <i>corrupt</i>, not a trade that never had to settle.
 *
 * <p><b>As a cache</b> ({@link dev.matchbook.core.store.CacheStore}) it reads {@code head} in the
 * same step as the rows: one {@code MGET} for an order or a trade by its id, or the script that
 * finds them. A page of several moments has the {@code head} of the first one, and nobody knows
 * since when it is whole. {@code wholeSince} is
 *
 * <ul>
 *   <li>0 of open orders and of markets, which are never forgotten;
 *   <li>of a market's trades, and of those of all markets, one less than the {@code seq} of the
 *       first one that is listed, or what {@code forgotten} says where that is more: the first one
 *       may be an old one that was saved again under a greater limit. With none listed nobody
 *       knows;
 *   <li>unknown of everything else. Closed orders go as they came and by their age, so what is gone
 *       is no range of {@code seq}; an account's trades go with their markets' ones, by turns; and
 *       a row by its id is either there or not.
 * </ul>
 *
 * <p><b>Clearing</b> deletes {@code head} first and last, together, {@code orders}, {@code open},
 * {@code closed}, {@code trades}, {@code markets}, {@code books}, {@code nonces}, {@code
 * settlements}, {@code batches} and {@code audit}, of which one is there as long as any row is;
 * between them whatever a {@code SCAN} finds. So what was cleared half way is at the start, has one
 * of these keys without a {@code head}, and is refused as damaged until it is cleared to its end. A
 * store that is opened as a cache does that by itself.
 */
package dev.matchbook.store.redis;
