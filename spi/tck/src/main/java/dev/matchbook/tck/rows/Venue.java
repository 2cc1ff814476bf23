package dev.matchbook.tck.rows;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The counters of a generated exchange, its open orders and what changed since the last batch. */
final class Venue {
  private static final int LAST_CLOSED = 500;

  private final OpenOrders open = new OpenOrders();
  private final List<GeneratedMarket> markets = new ArrayList<>();
  private final Map<Long, StoredOrder> orders = new LinkedHashMap<>();
  private final List<Trade> trades = new ArrayList<>();
  private final Map<Integer, MarketState> changedMarkets = new TreeMap<>();
  private final List<StoredAuthorization> authorizations = new ArrayList<>();
  private final Map<List<Object>, StoredNonce> nonces = new LinkedHashMap<>();
  private final Map<Long, StoredSettlement> settlements = new LinkedHashMap<>();
  private final Map<Long, SettlementBatch> settlementBatches = new LinkedHashMap<>();
  private final List<Event> audit = new ArrayList<>();
  private final Map<Long, StoredOrder> lastClosed = new LinkedHashMap<>();
  private Consumer<Trade> onTrade = trade -> {};
  private Checkpoint checkpoint = Checkpoint.START;
  private long commands;
  private long seq;
  private long ts = 1_700_000_000_000_000_000L;
  private long orderId;
  private long tradeId;
  private long closed;

  OpenOrders open() {
    return open;
  }

  List<GeneratedMarket> markets() {
    return markets;
  }

  GeneratedMarket market(String symbol) {
    return markets.stream().filter(m -> m.symbol().equals(symbol)).findFirst().orElseThrow();
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  long closed() {
    return closed;
  }

  void command(long nanosLater) {
    commands++;
    ts += nanosLater;
  }

  void timeIsAtLeast(long time) {
    ts = Math.max(ts, time);
  }

  long ts() {
    return ts;
  }

  long seq() {
    return seq;
  }

  long nextSeq() {
    return ++seq;
  }

  long nextOrderId() {
    return ++orderId;
  }

  long nextTradeId() {
    return ++tradeId;
  }

  /** An order changed with the last event. */
  StoredOrder changed(OrderBuilder order) {
    return changed(order, seq);
  }

  /** An order changed with that event. */
  StoredOrder changed(OrderBuilder order, long version) {
    StoredOrder now = order.seq(version).updatedTs(ts).build();
    open.put(now);
    orders.put(now.orderId(), now);
    if (!now.isOpen()) {
      closed++;
      remember(now);
    }
    return now;
  }

  private void remember(StoredOrder order) {
    lastClosed.remove(order.orderId());
    lastClosed.put(order.orderId(), order);
    if (lastClosed.size() > LAST_CLOSED) {
      lastClosed.remove(lastClosed.keySet().iterator().next());
    }
  }

  /** A closed order changed once more with the last event. */
  void corrected(StoredOrder order) {
    orders.put(order.orderId(), order);
    remember(order);
  }

  /** An order as it is now; null if it closed long ago. */
  StoredOrder last(long orderId) {
    StoredOrder order = open.find(orderId);
    return order == null ? lastClosed.get(orderId) : order;
  }

  void changed(StoredSettlement settlement) {
    settlements.put(settlement.tradeId(), settlement);
  }

  void changed(SettlementBatch batch) {
    settlementBatches.put(batch.batchId(), batch);
  }

  /** Something happened in a market that may be audited. */
  void told(String symbol, Event event) {
    if (market(symbol).state().definition().audited()) {
      audit.add(event);
    }
  }

  void accepted(StoredOrder o) {
    told(
        o.symbol(),
        new OrderAccepted(
            seq,
            ts,
            o.orderId(),
            o.clOrdId(),
            o.account(),
            o.symbol(),
            o.side(),
            o.ordType(),
            o.tif(),
            o.price(),
            o.stopPx(),
            o.qty(),
            o.refOrderId()));
  }

  /** Is told each trade. */
  void onTrade(Consumer<Trade> listener) {
    onTrade = listener;
  }

  void changed(GeneratedMarket market) {
    changedMarkets.put(market.state().index(), market.state());
  }

  void happened(Trade trade) {
    trades.add(trade);
    told(trade.symbol(), trade);
    onTrade.accept(trade);
    GeneratedMarket market = market(trade.symbol());
    market.lastPrice(trade.price());
    changed(market);
  }

  void authorized(StoredAuthorization authorization) {
    authorizations.add(authorization);
  }

  /** A nonce is used or given up; it takes the place of the last change. */
  void used(StoredNonce nonce) {
    List<Object> key = List.of(nonce.account(), nonce.kind(), nonce.key());
    nonces.remove(key);
    nonces.put(key, nonce);
  }

  /** Everything since the batch before. */
  Batch batch() {
    Checkpoint from = checkpoint;
    checkpoint = new Checkpoint(commands, seq, ts, orderId, tradeId);
    List<StoredOrder> rows = new ArrayList<>(orders.values());
    rows.sort(Batch.ORDER);
    Batch batch =
        new Batch(
            from,
            checkpoint,
            List.copyOf(rows),
            List.copyOf(trades),
            List.copyOf(changedMarkets.values()),
            List.copyOf(authorizations),
            List.copyOf(nonces.values()),
            settlements(),
            List.copyOf(audit));
    orders.clear();
    trades.clear();
    changedMarkets.clear();
    authorizations.clear();
    nonces.clear();
    settlements.clear();
    settlementBatches.clear();
    audit.clear();
    return batch;
  }

  private SettlementRows settlements() {
    List<StoredSettlement> rows = new ArrayList<>(settlements.values());
    rows.sort(
        Comparator.comparingLong(StoredSettlement::seq)
            .thenComparingLong(StoredSettlement::tradeId));
    List<SettlementBatch> batches = new ArrayList<>(settlementBatches.values());
    batches.sort(
        Comparator.comparingLong(SettlementBatch::seq).thenComparingLong(SettlementBatch::batchId));
    return new SettlementRows(List.copyOf(rows), List.copyOf(batches));
  }
}
