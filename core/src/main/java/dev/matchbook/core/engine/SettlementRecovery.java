package dev.matchbook.core.engine;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the settlements of an engine to the state that a store has: trades that may still be
 * busted, their batches, and what is known of their orders. After the open orders.
 */
final class SettlementRecovery {
  private final ExchangeStore store;
  private final MatchingEngine engine;
  private final Settlements settlements;
  private final ClosedRows closed;
  private final OrderView view;

  SettlementRecovery(ExchangeStore store, MatchingEngine engine, ClosedRows closed) {
    this.store = store;
    this.engine = engine;
    this.settlements = engine.settlements();
    this.closed = closed;
    this.view = new OrderView(engine.open);
  }

  void run() {
    restore(SettlementQuery.all().state(SettlementState.PENDING), 0);
    for (SettlementState state : List.of(SettlementState.SETTLING, SettlementState.SETTLED)) {
      for (SettlementBatch batch : batches(state)) {
        restore(batch);
      }
    }
  }

  private List<SettlementBatch> batches(SettlementState state) {
    List<SettlementBatch> found = new ArrayList<>();
    Cursor after = null;
    do {
      Page<SettlementBatch> page =
          store.settlementBatches(SettlementQuery.all().state(state), after, Page.MAX_ROWS);
      found.addAll(page.rows());
      after = page.next();
    } while (after != null);
    return found;
  }

  private void restore(SettlementBatch batch) {
    if (batch.seq() > engine.seq()) {
      throw corrupt("batch " + batch.batchId() + " is of later");
    }
    settlements.restore(batch);
    int restored = restore(SettlementQuery.all().batch(batch.batchId()), batch.batchId());
    for (long id : batch.trades()) {
      UnsettledTrade trade = settlements.find(id);
      if (trade == null
          || trade.batchId != batch.batchId()
          || trade.state != batch.state()
          || !trade.trade.symbol().equals(batch.symbol())) {
        throw corrupt("trade " + id + " is not in its batch " + batch.batchId());
      }
    }
    if (restored != batch.trades().size()) {
      throw corrupt("batch " + batch.batchId() + " has not the trades that are in it");
    }
  }

  private int restore(SettlementQuery query, long batchId) {
    int count = 0;
    Cursor after = null;
    do {
      Page<StoredSettlement> page = store.settlements(query, after, Page.MAX_ROWS);
      page.rows().forEach(row -> restore(row, batchId));
      count += page.rows().size();
      after = page.next();
    } while (after != null);
    return count;
  }

  private void restore(StoredSettlement row, long batchId) {
    Market market = engine.market(row.trade().symbol());
    boolean right =
        market != null
            && market.settles()
            && row.batchId() == batchId
            && row.seq() <= engine.seq()
            && row.tradeId() <= engine.tradeId()
            && market.isLots(market.qtyOf(row.trade().qty()))
            && settlements.find(row.tradeId()) == null;
    if (!right) {
      throw corrupt("settlement of trade " + row.tradeId());
    }
    Party maker = party(market, row.trade().makerOrderId());
    Party taker = party(market, row.trade().takerOrderId());
    long qty = market.qtyOf(row.trade().qty());
    maker.forgotten(qty);
    taker.forgotten(qty);
    settlements.restore(row, maker, taker);
  }

  /** An open order is taken from its slot; one that the store has forgotten stays out. */
  private Party party(Market market, long orderId) {
    if (settlements.concerns(orderId)) {
      return settlements.party(orderId);
    }
    Party party = settlements.party(orderId);
    int slot = engine.open.find(orderId);
    if (slot != Orders.NIL) {
      return party.at(view.at(slot), engine.nonces.ofOrder(orderId));
    }
    StoredOrder row = store.findOrder(orderId).orElse(null);
    if (row != null) {
      party.of(market, row);
      closed.found(row);
    }
    return party;
  }

  private StoreException corrupt(String what) {
    return StoreException.corrupt(store.name(), "recovery: " + what, null);
  }
}
