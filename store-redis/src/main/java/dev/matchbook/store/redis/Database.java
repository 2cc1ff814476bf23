package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.MalformedRowException;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The keys of one engine: what can be read and done in one step. Any thread. */
final class Database {
  private static final int CHUNK = 1_000;

  /** Servers take 1,048,576, the first ones of a command among them. */
  private static final int MOST_ARGUMENTS = 1_000_000;

  private static final byte[] OK = "OK".getBytes(US_ASCII);

  private final String layer;
  private final Calls calls;
  private final Wire wire;
  private final Keys keys;
  private final Limits limits;
  private final byte[] headKey;

  /** Most reads find the head that the one before has found. */
  private volatile Parsed lastHead = new Parsed(new byte[0], Head.NONE);

  /** Of whoever reads one row next; null while it is in use. */
  private final AtomicReference<RowCodec> spare = new AtomicReference<>();

  private record Parsed(byte[] stored, Head head) {}

  Database(String layer, Calls calls, Wire wire, Keys keys, Limits limits) {
    this.layer = layer;
    this.calls = calls;
    this.wire = wire;
    this.keys = keys;
    this.limits = limits;
    headKey = keys.of(Keys.HEAD);
  }

  /** Of the store, in messages. */
  String name() {
    return layer;
  }

  RowCodec codec() {
    return new RowCodec(layer, keys.prefix());
  }

  /** The head as it is now. */
  Head head() {
    return head(calls.ask("reading the head", () -> wire.reads().get(headKey)));
  }

  Head head(byte[] stored) {
    Parsed last = lastHead;
    if (Arrays.equals(last.stored, stored)) {
      return last.head;
    }
    try {
      Head head = Head.parse(stored);
      lastHead = new Parsed(stored, head);
      return head;
    } catch (MalformedRowException | IllegalArgumentException e) {
      throw StoreException.corrupt(
          layer, "the key " + keys.prefix() + Keys.HEAD + ": " + e.getMessage(), e);
    }
  }

  /** {@link WholeCheck#require}. */
  void requireWhole() {
    new WholeCheck(layer, calls, wire, keys).require(this::head);
  }

  Optional<StoredOrder> order(long orderId) {
    return one(Keys.ORDER, orderId, RowCodec::order);
  }

  Optional<Trade> trade(long tradeId) {
    return one(Keys.TRADE, tradeId, RowCodec::trade);
  }

  Optional<StoredAuthorization> authorization(long orderId) {
    return one(Keys.AUTH, orderId, RowCodec::authorization);
  }

  Optional<StoredSettlement> settlement(long tradeId) {
    return kept(Keys.SETTLEMENTS, tradeId, RowCodec::settlement);
  }

  Optional<SettlementBatch> settlementBatch(long batchId) {
    return kept(Keys.BATCHES, batchId, RowCodec::settlementBatch);
  }

  /** A row of a hash; that one is gone is found out. */
  private <T> Optional<T> kept(String hash, long id, Decoder<T> decoder) {
    byte[] row =
        calls.run(
            "reading " + keys.prefix() + hash,
            wire.reads(),
            Script.ROW,
            ScriptOutputType.VALUE,
            new byte[][] {headKey, keys.of(hash)},
            keys.prefix().getBytes(UTF_8),
            hash.getBytes(UTF_8),
            Operations.number(id));
    return decoded(decoder, id, row);
  }

  Seen<Optional<StoredOrder>> seeOrder(long orderId) {
    return see(Keys.ORDER, orderId, RowCodec::order);
  }

  Seen<Optional<Trade>> seeTrade(long tradeId) {
    return see(Keys.TRADE, tradeId, RowCodec::trade);
  }

  /** A row and the head in one step. */
  private <T> Seen<Optional<T>> see(String kind, long id, Decoder<T> decoder) {
    byte[] key = keys.of(kind + id);
    List<KeyValue<byte[], byte[]>> both =
        calls.ask("reading " + keys.prefix() + kind + id, () -> wire.reads().mget(headKey, key));
    Head head = head(both.get(0).getValueOrElse(null));
    byte[] row = both.get(1).getValueOrElse(null);
    return new Seen<>(decoded(decoder, id, row), head.checkpoint(), Long.MAX_VALUE);
  }

  private <T> Optional<T> one(String kind, long id, Decoder<T> decoder) {
    byte[] key = keys.of(kind + id);
    byte[] row = calls.ask("reading " + keys.prefix() + kind + id, () -> wire.reads().get(key));
    return decoded(decoder, id, row);
  }

  private interface Decoder<T> {
    T row(RowCodec codec, String id, byte[] value);
  }

  private <T> Optional<T> decoded(Decoder<T> decoder, long id, byte[] row) {
    if (row == null) {
      return Optional.empty();
    }
    RowCodec kept = spare.getAndSet(null);
    RowCodec codec = kept == null ? codec() : kept;
    T value = decoder.row(codec, String.valueOf(id), row);
    spare.set(codec);
    return Optional.of(value);
  }

  /** The order that the account gave that name. */
  Seen<Optional<StoredOrder>> order(String account, String clOrdId) {
    byte[] name = (clOrdId + '\0').getBytes(UTF_8);
    List<Object> found =
        calls.run(
            "reading",
            wire.reads(),
            Script.NAME,
            ScriptOutputType.MULTI,
            new byte[][] {headKey, keys.of(Keys.namesOf(account)), keys.of(Keys.openOf(account))},
            keys.of(Keys.ORDER),
            PageRequest.downFrom(name),
            PageRequest.from(name));
    if (found.size() == 1) {
      return of(found, Optional.empty());
    }
    String id = new String((byte[]) found.get(1), US_ASCII);
    return of(found, Optional.of(codec().order(id, (byte[]) found.get(2))));
  }

  /** With the head that was read with it; nobody knows what was forgotten. */
  private <T> Seen<T> of(List<Object> answer, T value) {
    return new Seen<>(value, head((byte[]) answer.get(0)).checkpoint(), Long.MAX_VALUE);
  }

  List<MarketState> markets() {
    RowCodec codec = codec();
    byte[] key = keys.of(Keys.MARKETS);
    return calls
        .ask("reading " + keys.prefix() + Keys.MARKETS, () -> wire.reads().hgetall(key))
        .values()
        .stream()
        .map(codec::market)
        .sorted(Comparator.comparingInt(MarketState::index))
        .toList();
  }

  /** None is ever forgotten. */
  Seen<List<MarketState>> seeMarkets() {
    List<Object> found =
        calls.run(
            "reading " + keys.prefix() + Keys.MARKETS,
            wire.reads(),
            Script.MARKETS,
            ScriptOutputType.MULTI,
            new byte[][] {headKey, keys.of(Keys.MARKETS)});
    RowCodec codec = codec();
    List<MarketState> markets =
        found.stream()
            .skip(1)
            .map(row -> codec.market((byte[]) row))
            .sorted(Comparator.comparingInt(MarketState::index))
            .toList();
    return new Seen<>(markets, head((byte[]) found.get(0)).checkpoint(), 0);
  }

  /** Those of the orders that are there, by id. For the writer. */
  Map<Long, StoredOrder> orders(List<Long> ids) {
    Map<Long, StoredOrder> found = new HashMap<>();
    RowCodec codec = codec();
    rows(
        Keys.ORDER,
        ids,
        (id, row) -> {
          if (row != null) {
            found.put(Long.valueOf(id), codec.order(id, row));
          }
        });
    return found;
  }

  /** Those of the ids that no trade has. For the writer. */
  List<Long> missingTrades(List<Long> ids) {
    List<Long> missing = new ArrayList<>();
    rows(
        Keys.TRADE,
        ids,
        (id, row) -> {
          if (row == null) {
            missing.add(Long.valueOf(id));
          }
        });
    return missing;
  }

  private interface EachRow {
    void row(String id, byte[] value);
  }

  private void rows(String kind, List<Long> ids, EachRow each) {
    for (int from = 0; from < ids.size(); from += CHUNK) {
      List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
      byte[][] rowKeys = chunk.stream().map(id -> keys.of(kind + id)).toArray(byte[][]::new);
      List<KeyValue<byte[], byte[]>> rows =
          calls.ask("reading rows", () -> wire.writes().mget(rowKeys));
      for (int i = 0; i < rows.size(); i++) {
        each.row(chunk.get(i).toString(), rows.get(i).getValueOrElse(null));
      }
    }
  }

  /**
   * Does a write if the head is that one.
   *
   * @param newKeys names of sorted sets of which it is not known that they are such
   * @return whether it was done, be it by an earlier attempt of the same write
   */
  boolean write(
      Head expected,
      Head next,
      List<String> newKeys,
      Operations operations,
      Operations.Message message) {
    List<byte[]> arguments = new ArrayList<>();
    byte[] made = next.bytes();
    arguments.add(expected.bytes());
    arguments.add(made);
    arguments.add(keys.prefix().getBytes(UTF_8));
    arguments.add(Operations.number(limits.closedOrders()));
    arguments.add(Operations.number(limits.closedTtl().toMillis()));
    arguments.add(Operations.number(operations.closedCount() + (long) CHUNK));
    arguments.add(Operations.number(limits.trades()));
    operations.appendTo(arguments, newKeys, message);
    if (arguments.size() > MOST_ARGUMENTS) {
      throw StoreException.rejected(
          layer, "too much for one write: over " + MOST_ARGUMENTS + " arguments of a script");
    }
    byte[] answer = run("writing", wire.writes(), Script.WRITE, arguments);
    return Arrays.equals(answer, OK) || Arrays.equals(answer, made);
  }

  private byte[] run(
      String what,
      RedisClusterAsyncCommands<byte[], byte[]> on,
      Script script,
      List<byte[]> arguments) {
    return calls.run(
        what,
        on,
        script,
        ScriptOutputType.VALUE,
        new byte[][] {headKey},
        arguments.toArray(byte[][]::new));
  }

  /** Forgets closed orders that are too many or too old: at most some thousand. */
  long sweep() {
    Long count =
        calls.run(
            "forgetting closed orders",
            wire.reads(),
            Script.SWEEP,
            ScriptOutputType.INTEGER,
            new byte[][] {headKey},
            keys.prefix().getBytes(UTF_8),
            Operations.number(limits.closedOrders()),
            Operations.number(limits.closedTtl().toMillis()),
            Operations.number(CHUNK));
    return count;
  }
}
