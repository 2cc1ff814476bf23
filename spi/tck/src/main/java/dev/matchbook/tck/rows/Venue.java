package dev.matchbook.tck.rows;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counters of a generated exchange, its open orders and what changed since the last batch. */
final class Venue {
  private final OpenOrders open = new OpenOrders();
  private final List<GeneratedMarket> markets = new ArrayList<>();
  private final Map<Long, StoredOrder> orders = new LinkedHashMap<>();
  private final List<Trade> trades = new ArrayList<>();
  private final Map<Integer, MarketState> changedMarkets = new TreeMap<>();
  private final List<StoredAuthorization> authorizations = new ArrayList<>();
  private final Map<List<Object>, StoredNonce> nonces = new LinkedHashMap<>();
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
    }
    return now;
  }

  void changed(GeneratedMarket market) {
    changedMarkets.put(market.state().index(), market.state());
  }

  void happened(Trade trade) {
    trades.add(trade);
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
            List.copyOf(nonces.values()));
    orders.clear();
    trades.clear();
    changedMarkets.clear();
    authorizations.clear();
    nonces.clear();
    return batch;
  }
}
