package dev.matchbook.composite;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads from the first layer whose answer is true, current and whole; at last from the truth.
 *
 * <p>Every layer has what the truth had at some moment. So a trade is true wherever it is found,
 * and an order that changes no more (see {@link Finality}); another one only in a layer that was at
 * or after what was acknowledged when the read began. That something is not there is believed only
 * of a layer that has everything. A page comes whole from one layer. What is not acknowledged yet
 * is not shown, see {@link Acknowledged}.
 *
 * <p>A layer that fails is passed over; what the truth throws, the caller gets. Any thread.
 */
final class ReadPath {
  private final LayerAsk[] layers;
  private final Layer truth;
  private final Acknowledged acknowledged;
  private final AsideGate gate;
  private final Finality finality;

  /**
   * A way through these.
   *
   * @param followers from the top down
   */
  ReadPath(
      List<Follower> followers,
      Layer truth,
      Acknowledged acknowledged,
      AsideGate gate,
      Finality finality) {
    layers = followers.stream().map(LayerAsk::new).toArray(LayerAsk[]::new);
    this.truth = truth;
    this.acknowledged = acknowledged;
    this.gate = gate;
    this.finality = finality;
  }

  private static boolean isAt(Seen<?> seen, Checkpoint least) {
    return seen.at().commands() >= least.commands();
  }

  Optional<StoredOrder> order(long orderId) {
    Optional<StoredOrder> near = layers.length == 0 ? null : layers[0].near(orderId, acknowledged);
    return near == null ? orderFrom(orderId) : near;
  }

  private Optional<StoredOrder> orderFrom(long orderId) {
    Checkpoint least = acknowledged.checkpoint();
    long then = gate.now();
    for (int i = 0; i < layers.length; i++) {
      LayerAsk layer = layers[i];
      Seen<Optional<StoredOrder>> seen = layer.ask(reads -> reads.order(orderId));
      if (seen == null) {
        continue;
      }
      Optional<StoredOrder> order = seen.value();
      boolean usable =
          order.isPresent()
              ? isAt(seen, least) || finality.isFinal(order.get())
              : isAt(seen, least) && layer.hasAllOrders(seen);
      if (layer.count(usable)) {
        fill(i, order, then);
        return shownOrder(order);
      }
    }
    Optional<StoredOrder> order = fromTruth(reads -> reads.order(orderId));
    fill(layers.length, order, then);
    return shownOrder(order);
  }

  Optional<StoredOrder> order(String account, String clOrdId) {
    Checkpoint least = acknowledged.checkpoint();
    for (LayerAsk layer : layers) {
      if (layer.isAt(least)) {
        Seen<Optional<StoredOrder>> seen = layer.ask(reads -> reads.order(account, clOrdId));
        // A closed one may not be the newest of its name.
        boolean usable =
            seen != null
                && isAt(seen, least)
                && (seen.value().filter(StoredOrder::isOpen).isPresent()
                    || layer.hasAllOrders(seen));
        if (layer.count(seen, usable)) {
          return shownOrder(seen.value());
        }
      }
    }
    return shownOrder(fromTruth(reads -> reads.order(account, clOrdId)));
  }

  Optional<Trade> trade(long tradeId) {
    Checkpoint least = acknowledged.checkpoint();
    long then = gate.now();
    for (int i = 0; i < layers.length; i++) {
      LayerAsk layer = layers[i];
      Seen<Optional<Trade>> seen = layer.ask(reads -> reads.trade(tradeId));
      boolean usable =
          seen != null
              && (seen.value().isPresent() || isAt(seen, least) && layer.hasAllTrades(seen));
      if (layer.count(seen, usable)) {
        fillTrade(i, seen.value(), then);
        return shownTrade(seen.value());
      }
    }
    Optional<Trade> trade = fromTruth(reads -> reads.trade(tradeId));
    fillTrade(layers.length, trade, then);
    return shownTrade(trade);
  }

  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Checkpoint least = acknowledged.checkpoint();
    for (LayerAsk layer : layers) {
      Floors floors = layer.floors();
      long floor = query.isOpenOnly() ? 0 : floors.orders();
      if (layer.isAt(least) && Judgement.isWhole(query, after, floor)) {
        Seen<Page<StoredOrder>> seen = layer.ask(reads -> reads.orders(query, after, limit));
        boolean usable =
            seen != null
                && isAt(seen, least)
                && layer.floors() == floors
                && Judgement.isWhole(query, after, Math.max(floor, seen.wholeSince()));
        if (layer.count(seen, usable)) {
          return shown(seen);
        }
      }
    }
    return whole(reads -> reads.orders(query, after, limit));
  }

  Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Checkpoint least = acknowledged.checkpoint();
    for (LayerAsk layer : layers) {
      Floors floors = layer.floors();
      if (layer.isAt(least) && Judgement.mayBeWhole(query, after, floors.trades())) {
        Seen<Page<Trade>> seen = layer.ask(reads -> reads.trades(query, after, limit));
        boolean usable =
            seen != null
                && isAt(seen, least)
                && layer.floors() == floors
                && Judgement.isWhole(
                    query, after, seen.value(), Math.max(floors.trades(), seen.wholeSince()));
        if (layer.count(seen, usable)) {
          return shownTrades(seen.value());
        }
      }
    }
    return shownTrades(fromTruth(reads -> reads.trades(query, after, limit)));
  }

  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    return current(reads -> reads.openOrders(symbol, after, limit));
  }

  List<MarketState> markets() {
    return current(LayerReads::markets);
  }

  /** What every layer has that is current. */
  private <T> T current(Function<LayerReads, Seen<T>> question) {
    Checkpoint least = acknowledged.checkpoint();
    for (LayerAsk layer : layers) {
      if (layer.isAt(least)) {
        Seen<T> seen = layer.ask(question);
        if (layer.count(seen, seen != null && isAt(seen, least))) {
          return shown(seen);
        }
      }
    }
    return whole(question);
  }

  /** Of the truth: no cache has it. */
  Optional<StoredAuthorization> authorization(long orderId) {
    Optional<StoredAuthorization> found = timed(() -> truth.store().findAuthorization(orderId));
    found.ifPresent(row -> acknowledged.await(row.seq()));
    return found;
  }

  /** Of the truth: no cache has them. */
  Page<StoredNonce> nonces(Cursor after, int limit) {
    Page<StoredNonce> page = timed(() -> truth.store().nonces(after, limit));
    // One that was taken away leaves no trace.
    acknowledged.await();
    return page;
  }

  /** Of the truth: no cache has it. */
  Optional<StoredSettlement> settlement(long tradeId) {
    Optional<StoredSettlement> found = timed(() -> truth.store().findSettlement(tradeId));
    found.ifPresent(row -> acknowledged.await(row.seq()));
    return found;
  }

  /** Of the truth: no cache has them. */
  Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Page<StoredSettlement> page = timed(() -> truth.store().settlements(query, after, limit));
    // One that is not pending any more leaves no trace among those that are.
    acknowledged.await();
    return page;
  }

  /** Of the truth: no cache has it. */
  Optional<SettlementBatch> settlementBatch(long batchId) {
    Optional<SettlementBatch> found = timed(() -> truth.store().findSettlementBatch(batchId));
    found.ifPresent(batch -> acknowledged.await(batch.seq()));
    return found;
  }

  /** Of the truth: no cache has them. */
  Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Page<SettlementBatch> page = timed(() -> truth.store().settlementBatches(query, after, limit));
    acknowledged.await();
    return page;
  }

  /** Of the truth: no cache has it. */
  Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Page<Event> page = timed(() -> truth.store().audit(query, after, limit));
    acknowledged.await();
    return page;
  }

  private Optional<StoredOrder> shownOrder(Optional<StoredOrder> order) {
    order.ifPresent(row -> acknowledged.await(row.seq()));
    return order;
  }

  private Optional<Trade> shownTrade(Optional<Trade> trade) {
    trade.ifPresent(row -> acknowledged.await(row.seq()));
    return trade;
  }

  /** Trades only ever come: a page without a new one is what it was before. */
  private Page<Trade> shownTrades(Page<Trade> page) {
    int last = page.rows().size() - 1;
    if (last >= 0) {
      acknowledged.await(Math.max(page.rows().get(0).seq(), page.rows().get(last).seq()));
    }
    return page;
  }

  private <T> T shown(Seen<T> seen) {
    acknowledged.await(seen.at().seq());
    return seen.value();
  }

  /** What has no trace of the batch that changed it. */
  private <T> T whole(Function<LayerReads, Seen<T>> question) {
    T value = fromTruth(question);
    acknowledged.await();
    return value;
  }

  private <T> T fromTruth(Function<LayerReads, Seen<T>> question) {
    return timed(() -> question.apply(truth.answers()).value());
  }

  private <T> T timed(Supplier<T> question) {
    long start = System.nanoTime();
    try {
      T value = question.get();
      truth.figures.hits.increment();
      truth.figures.read(System.nanoTime() - start);
      return value;
    } catch (RuntimeException e) {
      truth.figures.errors.increment();
      throw e;
    }
  }

  /**
   * Only what cannot change any more: nothing newer can be overtaken by it. And only what the layer
   * is past: one row of a batch that is still to come would not be whole.
   */
  private void fill(int above, Optional<StoredOrder> found, long then) {
    if (above > 0 && found.isPresent() && finality.isFinal(found.get())) {
      fill(above, new Step.SaveOrders(List.of(found.get())), found.get().seq(), then);
    }
  }

  private void fillTrade(int above, Optional<Trade> found, long then) {
    if (above > 0 && found.isPresent()) {
      fill(above, new Step.SaveTrades(List.of(found.get())), found.get().seq(), then);
    }
  }

  private void fill(int above, Step step, long seq, long then) {
    for (int i = 0; i < above; i++) {
      LayerAsk layer = layers[i];
      layer.fill(step, () -> gate.allows(then) && layer.isPast(seq));
    }
  }
}
