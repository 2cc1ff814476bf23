package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.MalformedRowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Reads all keys of an engine and compares every index with what the rows say should be in it: no
 * id is missing, none is too much, no key is left over.
 */
final class Audit {
  private static final Set<String> OTHERS =
      Set.of(
          "head",
          "markets",
          "books",
          "forgotten",
          Keys.NONCES,
          Keys.SETTLEMENTS,
          Keys.BATCHES,
          Keys.AUDIT);
  private static final int AT_ONCE = 1_000;

  private final Redis redis;
  private final String engine;
  private final String prefix;
  private final RowCodec codec;
  private final Map<String, Set<String>> expected = new TreeMap<>();
  private final Map<String, OpenOrders> depths = new HashMap<>();
  private int open;
  private int closed;
  private int trades;
  private int kept;

  private Audit(Redis redis, String engine) {
    this.redis = redis;
    this.engine = engine;
    prefix = new Keys(engine).prefix();
    codec = new RowCodec("audit", prefix);
  }

  /** Compares; says what was found. */
  static Audit of(Redis redis, String engine) throws MalformedRowException {
    Audit audit = new Audit(redis, engine);
    audit.compare();
    return audit;
  }

  int closed() {
    return closed;
  }

  int trades() {
    return trades;
  }

  int open() {
    return open;
  }

  /** Rows that are never forgotten: settlements, batches of trades, events of the audit trail. */
  int kept() {
    return kept;
  }

  private void compare() throws MalformedRowException {
    Map<String, Set<String>> actual = new TreeMap<>();
    List<String> rows = new ArrayList<>();
    for (String key : redis.keys(engine)) {
      String name = key.substring(prefix.length());
      if (name.startsWith(Keys.ORDER) || name.startsWith(Keys.TRADE)) {
        rows.add(key);
      } else if (name.startsWith(Keys.AUTH)) {
        authorization(key, name.substring(Keys.AUTH.length()));
      } else if (!OTHERS.contains(name) && !name.startsWith("depth:")) {
        actual.put(name, new TreeSet<>(redis.commands().zrange(key, 0, -1)));
      }
    }
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      List<String> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
      redis
          .commands()
          .mget(some.toArray(String[]::new))
          .forEach(row -> row(row.getKey(), row.getValue()));
    }
    nonces();
    fields(Keys.SETTLEMENTS, (id, row) -> settlement(codec.settlement(id, row)));
    fields(Keys.BATCHES, (id, row) -> batch(codec.settlementBatch(id, row)));
    fields(Keys.AUDIT, (seq, row) -> event(codec.event(seq, row)));
    keepLastTrades(actual.getOrDefault(Keys.TRADES, Set.of()).size());
    assertThat(actual).as("indexes of %s", engine).isEqualTo(expected);
    String head = redis.commands().get(prefix + Keys.HEAD);
    long counted = head == null ? 0 : Head.parse(head.getBytes(UTF_8)).open();
    assertThat(counted).as("open orders by the head").isEqualTo(open);
    compareDepths();
  }

  /** As long as its order. */
  private void authorization(String key, String id) {
    codec.authorization(id, redis.commands().get(key).getBytes(UTF_8));
    assertThat(redis.commands().exists(prefix + Keys.ORDER + id)).as("order of %s", key).isOne();
  }

  private void nonces() {
    Map<String, String> rows = new HashMap<>(redis.commands().hgetall(prefix + Keys.NONCES));
    rows.remove("last");
    rows.forEach(
        (field, row) -> {
          StoredNonce nonce = codec.nonce(row.getBytes(UTF_8));
          assertThat(field).isEqualTo(Keys.nonce(nonce));
          byte[] seq = Places.id(nonce.seq());
          expect(Keys.NONCES_BY_SEQ, (new String(seq, UTF_8) + field).getBytes(UTF_8));
        });
  }

  /** Of all markets together only the last trades are listed; each has its own. */
  private void keepLastTrades(int most) {
    if (expected.get(Keys.TRADES) instanceof TreeSet<String> all) {
      while (all.size() > most) {
        all.pollFirst();
      }
    }
  }

  private void compareDepths() {
    for (String key : redis.keys(engine)) {
      String name = key.substring(prefix.length());
      if (name.startsWith("depth:")) {
        String symbol = name.substring("depth:".length());
        OpenOrders orders = depths.get(symbol);
        MarketBook book = orders == null ? new MarketBook(symbol) : orders.market(symbol);
        String stored = redis.commands().get(key).replaceFirst("\"seq\":[0-9]+", "\"seq\":0");
        assertThat(stored).isEqualTo(book.depth(0, 50));
      }
    }
    depths
        .keySet()
        .forEach(symbol -> assertThat(redis.commands().exists(prefix + "depth:" + symbol)).isOne());
  }

  private void row(String key, String row) {
    String name = key.substring(prefix.length());
    String id = name.substring(name.indexOf(':') + 1);
    if (name.startsWith(Keys.ORDER)) {
      order(codec.order(id, row.getBytes(UTF_8)));
    } else {
      trade(codec.trade(id, row.getBytes(UTF_8)));
    }
  }

  private void order(StoredOrder order) {
    byte[] id = Places.id(order.orderId());
    byte[] event = Places.event(order.seq(), order.orderId());
    expect(Keys.ORDERS, id);
    expect(Keys.CHANGES, event);
    expect(Keys.ordersOf(order.account()), id);
    if (order.clOrdId() != null) {
      expect(Keys.namesOf(order.account()), Places.name(order.clOrdId(), order.orderId()));
    }
    if (order.status() == OrdStatus.NEW || order.status() == OrdStatus.PARTIALLY_FILLED) {
      open++;
      expect(Keys.OPEN, id);
      expect(Keys.openOf(order.account()), id);
      expect(Keys.book(order), Places.open(order));
      depths.computeIfAbsent(order.symbol(), s -> new OpenOrders()).add(order);
    } else {
      closed++;
      expect(Keys.CLOSED, event);
    }
  }

  private void trade(Trade trade) {
    trades++;
    byte[] event = Places.event(trade.seq(), trade.tradeId());
    expect(Keys.TRADES, event);
    expect(Keys.tradesIn(trade.symbol()), event);
    expect(Keys.tradesOf(trade.makerAccount()), event);
    expect(Keys.tradesOf(trade.takerAccount()), event);
  }

  /** Of a hash that has marks beside its rows. */
  private void fields(String hash, BiConsumer<String, byte[]> each) {
    Map<String, String> rows = new HashMap<>(redis.commands().hgetall(prefix + hash));
    rows.keySet().removeAll(Set.of("last", "by-order", "by-batch"));
    rows.forEach((id, row) -> each.accept(id, row.getBytes(UTF_8)));
    kept += rows.size();
  }

  private void settlement(StoredSettlement row) {
    byte[] id = Places.id(row.tradeId());
    expect(Keys.SETTLEMENTS_BY_ID, id);
    expect(Keys.in(Keys.SETTLEMENTS, row.state()), id);
    expect(Keys.SETTLEMENTS_BY_BATCH, Places.event(row.batchId(), row.tradeId()));
  }

  private void batch(SettlementBatch row) {
    byte[] id = Places.id(row.batchId());
    expect(Keys.BATCHES_BY_ID, id);
    expect(Keys.in(Keys.BATCHES, row.state()), id);
  }

  private void event(Event event) {
    AuditKey key = AuditKey.of(event);
    expect(Keys.AUDIT_BY_SEQ, Places.id(event.seq()));
    for (long orderId : Set.copyOf(List.of(key.orderId(), key.otherOrderId()))) {
      if (orderId > 0) {
        expect(Keys.AUDIT_BY_ORDER, Places.event(orderId, event.seq()));
      }
    }
    if (key.batchId() > 0) {
      expect(Keys.AUDIT_BY_BATCH, Places.event(key.batchId(), event.seq()));
    }
  }

  private void expect(String key, byte[] member) {
    expected.computeIfAbsent(key, k -> new TreeSet<>()).add(new String(member, UTF_8));
  }
}
