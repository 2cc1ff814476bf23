package dev.matchbook.composite.model;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.PageOf;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * All states that the system of record has had or may have had: every write has a number, and every
 * question an answer as of each.
 *
 * <p>A write is first given, then acknowledged: {@code acked ≤ given ≤ acked + 1}. A read that
 * began at one may answer as of any number from {@code acked} then to {@code given} at its end, but
 * all of it as of one. One thread writes, any read.
 */
final class History {
  private static final Comparator<StoredOrder> NEWEST_OF_NAME =
      Comparator.comparing(StoredOrder::isOpen).thenComparingLong(StoredOrder::orderId);

  private static final int MOST_POLLS = 100_000;
  private static final long POLL_NANOS = 50_000;

  /** What a row became with a write; null for removed. Older ones behind it. */
  private record Version<T>(int write, T row, Version<T> before) {
    static <T> T asOf(Version<T> newest, int write) {
      Version<T> version = newest;
      while (version != null && version.write > write) {
        version = version.before;
      }
      return version == null ? null : version.row;
    }
  }

  private record Name(String account, String clOrdId) {}

  private record Happened(int write, Trade trade) {}

  private final Map<Long, Version<StoredOrder>> orders = new ConcurrentSkipListMap<>();
  private final Map<Long, Version<StoredAuthorization>> authorizations = new ConcurrentHashMap<>();
  private final Map<NonceKey, Version<StoredNonce>> nonces = new ConcurrentHashMap<>();
  private final Map<Long, Version<StoredSettlement>> settlements = new ConcurrentHashMap<>();
  private final Map<Long, Version<SettlementBatch>> batches = new ConcurrentHashMap<>();
  private final Map<Long, Version<Event>> audit = new ConcurrentSkipListMap<>();
  private final Map<Name, Set<Long>> names = new ConcurrentHashMap<>();
  private final Map<Long, Happened> trades = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Integer, List<MarketState>> markets =
      new ConcurrentSkipListMap<>(Map.of(0, List.of()));
  private final ConcurrentSkipListMap<Integer, Checkpoint> checkpoints =
      new ConcurrentSkipListMap<>(Map.of(0, Checkpoint.START));
  private int prepared;
  private volatile int given;
  private volatile int acked;
  private volatile int failed;

  /** The number of the last write that was acknowledged. */
  int acked() {
    return acked;
  }

  /** The number of the last write that was begun, and may be there or not. */
  int given() {
    return given;
  }

  /** A batch is about to be committed; done again, if it was given up in between. */
  void give(Batch batch) {
    if (prepared == acked) {
      prepared++;
      batch.orders().forEach(this::put);
      batch.trades().forEach(t -> trades.put(t.tradeId(), new Happened(prepared, t)));
      Map<Integer, MarketState> now = new TreeMap<>();
      markets(acked).forEach(market -> now.put(market.index(), market));
      batch.markets().forEach(market -> now.put(market.index(), market));
      markets.put(prepared, List.copyOf(now.values()));
      batch.authorizations().forEach(row -> put(authorizations, row.orderId(), row));
      batch
          .nonces()
          .forEach(row -> put(nonces, NonceKey.of(row), row.value().signum() == 0 ? null : row));
      batch.settlements().trades().forEach(row -> put(settlements, row.tradeId(), row));
      batch.settlements().batches().forEach(row -> put(batches, row.batchId(), row));
      batch.audit().forEach(event -> put(audit, event.seq(), event));
      checkpoints.put(prepared, batch.checkpoint());
    }
    given = prepared;
  }

  /** A closed order is about to be saved that was removed. */
  void giveSave(StoredOrder order) {
    prepared++;
    Optional<StoredOrder> there = order(acked, order.orderId());
    if (there.isEmpty() || there.get().seq() < order.seq()) {
      put(order);
    }
    given = prepared;
  }

  /** A closed order is about to be removed. */
  void giveRemoval(long orderId) {
    prepared++;
    put(orders, orderId, null);
    put(authorizations, orderId, null);
    given = prepared;
  }

  private void put(StoredOrder order) {
    put(orders, order.orderId(), order);
    names
        .computeIfAbsent(
            new Name(order.account(), order.clOrdId()), name -> new ConcurrentSkipListSet<>())
        .add(order.orderId());
  }

  private <K, T> void put(Map<K, Version<T>> rows, K key, T row) {
    rows.compute(key, (id, before) -> new Version<>(prepared, row, before));
  }

  /** What was given may be there or not: it is going to be given again. */
  void fail() {
    failed = prepared;
  }

  /** Waits until a write has been acknowledged or has failed; whether it ever failed. */
  boolean hasFailed(int write) {
    for (int i = 0; i < MOST_POLLS && acked < write && failed < write; i++) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return failed >= write;
  }

  /** What was given is acknowledged. */
  void ack() {
    acked = given;
  }

  /** What was given is surely not there, and will be given again; nobody reads meanwhile. */
  void withdraw() {
    given = acked;
  }

  Checkpoint checkpoint(int write) {
    return checkpoints.floorEntry(write).getValue();
  }

  List<MarketState> markets(int write) {
    return markets.floorEntry(write).getValue();
  }

  Optional<StoredOrder> order(int write, long orderId) {
    return Optional.ofNullable(Version.asOf(orders.get(orderId), write));
  }

  Optional<StoredOrder> order(int write, String account, String clOrdId) {
    return names.getOrDefault(new Name(account, clOrdId), Set.of()).stream()
        .map(id -> Version.asOf(orders.get(id), write))
        .filter(order -> order != null)
        .max(NEWEST_OF_NAME);
  }

  Optional<StoredAuthorization> authorization(int write, long orderId) {
    return Optional.ofNullable(Version.asOf(authorizations.get(orderId), write));
  }

  Page<StoredNonce> nonces(int write, Cursor after, int limit) {
    PageOf<StoredNonce> page = new PageOf<>(row -> Cursor.of(row.seq()), after, limit);
    all(nonces, write).forEach(page::add);
    return page.page();
  }

  Optional<StoredSettlement> settlement(int write, long tradeId) {
    return Optional.ofNullable(Version.asOf(settlements.get(tradeId), write));
  }

  Page<StoredSettlement> settlements(int write, SettlementQuery query, Cursor after, int limit) {
    PageOf<StoredSettlement> page = new PageOf<>(row -> Cursor.of(row.tradeId()), after, limit);
    all(settlements, write).filter(query::matches).forEach(page::add);
    return page.page();
  }

  Optional<SettlementBatch> settlementBatch(int write, long batchId) {
    return Optional.ofNullable(Version.asOf(batches.get(batchId), write));
  }

  Page<SettlementBatch> settlementBatches(
      int write, SettlementQuery query, Cursor after, int limit) {
    PageOf<SettlementBatch> page = new PageOf<>(row -> Cursor.of(row.batchId()), after, limit);
    all(batches, write).filter(query::matches).forEach(page::add);
    return page.page();
  }

  Page<Event> audit(int write, AuditQuery query, Cursor after, int limit) {
    PageOf<Event> page = new PageOf<>(event -> Cursor.of(event.seq()), after, limit);
    all(audit, write).filter(query::matches).forEach(page::add);
    return page.page();
  }

  private static <K, T> Stream<T> all(Map<K, Version<T>> rows, int write) {
    return rows.values().stream()
        .map(newest -> Version.asOf(newest, write))
        .filter(row -> row != null);
  }

  Page<StoredOrder> orders(int write, OrderQuery query, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(query.sort()::key, after, limit);
    all(orders, write).filter(query::matches).forEach(page::add);
    return page.page();
  }

  Page<StoredOrder> openOrders(int write, String symbol, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(StoredOrder::priority, after, limit);
    all(orders, write)
        .filter(order -> order.isOpen() && order.symbol().equals(symbol))
        .forEach(page::add);
    return page.page();
  }

  Optional<Trade> trade(int write, long tradeId) {
    return Optional.ofNullable(trades.get(tradeId))
        .filter(happened -> happened.write <= write)
        .map(Happened::trade);
  }

  Page<Trade> trades(int write, TradeQuery query, Cursor after, int limit) {
    PageOf<Trade> page = new PageOf<>(query::key, after, limit);
    trades.values().stream()
        .filter(happened -> happened.write <= write)
        .map(Happened::trade)
        .filter(query::matches)
        .forEach(page::add);
    return page.page();
  }
}
