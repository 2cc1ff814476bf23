package dev.matchbook.composite;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the truth for a layer: its trouble is not the layer's. */
record Source(ExchangeStore store) {
  Checkpoint checkpoint() {
    return read(store::checkpoint);
  }

  List<MarketState> markets() {
    return read(store::markets);
  }

  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return read(() -> store.orders(query, after, limit));
  }

  Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return read(() -> store.trades(query, after, limit));
  }

  Optional<Trade> trade(long tradeId) {
    return read(() -> store.findTrade(tradeId));
  }

  Optional<StoredAuthorization> authorization(long orderId) {
    return read(() -> store.findAuthorization(orderId));
  }

  Page<StoredNonce> nonces(Cursor after, int limit) {
    return read(() -> store.nonces(after, limit));
  }

  Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    return read(() -> store.settlements(query, after, limit));
  }

  Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    return read(() -> store.settlementBatches(query, after, limit));
  }

  Page<Event> audit(Cursor after, int limit) {
    return read(() -> store.audit(AuditQuery.all(), after, limit));
  }

  boolean hasAllTrades() {
    return store.capabilities().contains(Capability.ALL_TRADES);
  }

  private static <T> T read(Supplier<T> question) {
    try {
      return question.get();
    } catch (StoreException e) {
      throw new SourceException(e);
    }
  }
}
