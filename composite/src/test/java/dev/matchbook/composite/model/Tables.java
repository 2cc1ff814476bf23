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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows of a store in maps; each page is a scan. Of closed orders and of trades it keeps the
 * last ones that came. For one thread at a time.
 */
final class Tables {
  private static final Comparator<StoredOrder> NEWEST_OF_NAME =
      Comparator.comparing(StoredOrder::isOpen).thenComparingLong(StoredOrder::orderId);

  private record Name(String account, String clOrdId) {
    static Name of(StoredOrder order) {
      return new Name(order.account(), order.clOrdId());
    }
  }

  private final int mostClosed;
  private final int mostTrades;
  private final Map<Long, StoredOrder> open = new HashMap<>();
  private final Map<Long, StoredOrder> closed = new LinkedHashMap<>();
  private final Map<Name, TreeSet<Long>> names = new HashMap<>();
  private final Map<Long, Trade> trades = new LinkedHashMap<>();
  private final Map<Integer, MarketState> markets = new TreeMap<>();
  private final Map<Long, StoredAuthorization> authorizations = new HashMap<>();
  private final Map<NonceKey, StoredNonce> nonces = new HashMap<>();
  private final Map<Long, StoredSettlement> settlements = new HashMap<>();
  private final Map<Long, SettlementBatch> settlementBatches = new HashMap<>();
  private final Map<Long, Event> audit = new TreeMap<>();
  private Checkpoint checkpoint = Checkpoint.START;
  private long ordersSince;
  private long tradesSince;
  private long forgotten;

  /** No rows; of closed orders and trades it keeps that many. */
  Tables(int mostClosed, int mostTrades) {
    this.mostClosed = mostClosed;
    this.mostTrades = mostTrades;
  }

  Tables copy() {
    Tables copy = new Tables(mostClosed, mostTrades);
    copy.open.putAll(open);
    copy.closed.putAll(closed);
    names.forEach((name, ids) -> copy.names.put(name, new TreeSet<>(ids)));
    copy.trades.putAll(trades);
    copy.markets.putAll(markets);
    copy.authorizations.putAll(authorizations);
    copy.nonces.putAll(nonces);
    copy.settlements.putAll(settlements);
    copy.settlementBatches.putAll(settlementBatches);
    copy.audit.putAll(audit);
    copy.checkpoint = checkpoint;
    copy.ordersSince = ordersSince;
    copy.tradesSince = tradesSince;
    return copy;
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The greatest {@code seq} of an order that was forgotten. */
  long ordersSince() {
    return ordersSince;
  }

  /** The greatest {@code seq} of a trade that was forgotten. */
  long tradesSince() {
    return tradesSince;
  }

  /** How many rows were forgotten. */
  long forgotten() {
    return forgotten;
  }

  void apply(Batch batch) {
    batch.orders().forEach(this::write);
    batch.trades().forEach(this::write);
    batch.markets().forEach(market -> markets.put(market.index(), market));
    batch.authorizations().forEach(this::write);
    batch.nonces().forEach(this::write);
    batch.settlements().trades().forEach(row -> settlements.put(row.tradeId(), row));
    batch.settlements().batches().forEach(row -> settlementBatches.put(row.batchId(), row));
    batch.audit().forEach(this::write);
    checkpoint = batch.checkpoint();
  }

  private void write(StoredAuthorization row) {
    if (order(row.orderId()).isPresent()) {
      authorizations.put(row.orderId(), row);
    }
  }

  private void write(Event event) {
    if (audit.put(event.seq(), event) != null) {
      throw new AssertionError("a second event " + event.seq());
    }
  }

  private void write(StoredNonce row) {
    if (row.value().signum() == 0) {
      nonces.remove(NonceKey.of(row));
    } else {
      nonces.put(NonceKey.of(row), row);
    }
  }

  void writeOrders(Collection<StoredOrder> rows) {
    rows.forEach(this::write);
  }

  /** Writes trades; those that are new. */
  List<Trade> writeTrades(Collection<Trade> rows) {
    return rows.stream().filter(this::write).toList();
  }

  private void write(StoredOrder order) {
    StoredOrder stored = order(order.orderId()).orElse(null);
    if (stored != null && stored.seq() >= order.seq()) {
      return;
    }
    if (order.isOpen()) {
      open.put(order.orderId(), order);
    } else {
      open.remove(order.orderId());
      closed.put(order.orderId(), order);
    }
    names.computeIfAbsent(Name.of(order), name -> new TreeSet<>()).add(order.orderId());
    forgetOrders(mostClosed);
  }

  private boolean write(Trade trade) {
    boolean isNew = trades.putIfAbsent(trade.tradeId(), trade) == null;
    forgetTrades(mostTrades);
    return isNew;
  }

  /** Forgets closed orders until no more than that many are left. */
  void forgetOrders(int left) {
    while (closed.size() > left) {
      StoredOrder first = closed.values().iterator().next();
      drop(first);
      ordersSince = Math.max(ordersSince, first.seq());
      forgotten++;
    }
  }

  /** Forgets trades until no more than that many are left. */
  void forgetTrades(int left) {
    Iterator<Trade> first = trades.values().iterator();
    while (trades.size() > left) {
      tradesSince = Math.max(tradesSince, first.next().seq());
      first.remove();
      forgotten++;
    }
  }

  private void drop(StoredOrder order) {
    closed.remove(order.orderId());
    names.get(Name.of(order)).remove(order.orderId());
    authorizations.remove(order.orderId());
  }

  boolean remove(long orderId) {
    if (open.containsKey(orderId)) {
      throw new IllegalStateException("orderId: " + orderId + " is open");
    }
    StoredOrder order = closed.get(orderId);
    if (order != null) {
      drop(order);
    }
    return order != null;
  }

  Optional<StoredOrder> order(long orderId) {
    StoredOrder order = open.get(orderId);
    return Optional.ofNullable(order == null ? closed.get(orderId) : order);
  }

  Optional<StoredOrder> order(String account, String clOrdId) {
    return names.getOrDefault(new Name(account, clOrdId), new TreeSet<>()).stream()
        .map(id -> order(id).orElseThrow())
        .max(NEWEST_OF_NAME);
  }

  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(query.sort()::key, after, limit);
    Stream<StoredOrder> rows = open.values().stream();
    if (!query.isOpenOnly()) {
      rows = Stream.concat(rows, closed.values().stream());
    }
    rows.filter(query::matches).forEach(page::add);
    return page.page();
  }

  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    PageOf<StoredOrder> page = new PageOf<>(StoredOrder::priority, after, limit);
    open.values().stream().filter(order -> order.symbol().equals(symbol)).forEach(page::add);
    return page.page();
  }

  Optional<Trade> trade(long tradeId) {
    return Optional.ofNullable(trades.get(tradeId));
  }

  Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    PageOf<Trade> page = new PageOf<>(query::key, after, limit);
    trades.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  Optional<StoredAuthorization> authorization(long orderId) {
    return Optional.ofNullable(authorizations.get(orderId));
  }

  Page<StoredNonce> nonces(Cursor after, int limit) {
    PageOf<StoredNonce> page = new PageOf<>(row -> Cursor.of(row.seq()), after, limit);
    nonces.values().forEach(page::add);
    return page.page();
  }

  Optional<StoredSettlement> settlement(long tradeId) {
    return Optional.ofNullable(settlements.get(tradeId));
  }

  Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    PageOf<StoredSettlement> page = new PageOf<>(row -> Cursor.of(row.tradeId()), after, limit);
    settlements.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  Optional<SettlementBatch> settlementBatch(long batchId) {
    return Optional.ofNullable(settlementBatches.get(batchId));
  }

  Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    PageOf<SettlementBatch> page = new PageOf<>(row -> Cursor.of(row.batchId()), after, limit);
    settlementBatches.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    PageOf<Event> page = new PageOf<>(event -> Cursor.of(event.seq()), after, limit);
    audit.values().stream().filter(query::matches).forEach(page::add);
    return page.page();
  }

  /** How many rows there are of what no cache gets. */
  int notForCaches() {
    return authorizations.size()
        + nonces.size()
        + settlements.size()
        + settlementBatches.size()
        + audit.size();
  }

  List<MarketState> markets() {
    return List.copyOf(markets.values());
  }
}
