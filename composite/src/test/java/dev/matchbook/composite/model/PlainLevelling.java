package dev.matchbook.composite.model;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings a store that keeps everything to where another one is, in one batch, while nobody writes.
 *
 * @param source the one that has come further
 */
record PlainLevelling(ExchangeStore source, Flaw flaw) {

  void bring(ExchangeStore store, Checkpoint from, Checkpoint to) {
    if (from.equals(to)) {
      return;
    }
    OrderQuery changed = OrderQuery.all().changedSince(from.seq());
    TradeQuery happened = TradeQuery.all().since(from.seq());
    List<StoredOrder> orders = source.orders(changed, null, Page.MAX_ROWS).rows();
    store.commit(
        new Batch(
            from,
            to,
            orders,
            source.trades(happened, null, Page.MAX_ROWS).rows(),
            source.markets(),
            authorizations(orders, from.seq()),
            nonces(store, from.seq()),
            settlements(from.seq()),
            flaw == Flaw.AUDIT_LEFT_BEHIND ? List.of() : audit(from.seq())));
  }

  private SettlementRows settlements(long since) {
    SettlementQuery changed = SettlementQuery.all().since(since);
    List<StoredSettlement> trades = new ArrayList<>();
    if (flaw != Flaw.SETTLEMENTS_LEFT_BEHIND) {
      trades.addAll(source.settlements(changed, null, Page.MAX_ROWS).rows());
    }
    List<SettlementBatch> batches = new ArrayList<>();
    if (flaw != Flaw.SETTLEMENT_BATCHES_LEFT_BEHIND) {
      batches.addAll(source.settlementBatches(changed, null, Page.MAX_ROWS).rows());
    }
    trades.sort(Comparator.comparingLong(StoredSettlement::seq));
    batches.sort(Comparator.comparingLong(SettlementBatch::seq));
    return new SettlementRows(trades, batches);
  }

  private List<Event> audit(long since) {
    return source.audit(AuditQuery.all(), Cursor.of(since), Page.MAX_ROWS).rows();
  }

  private List<StoredAuthorization> authorizations(List<StoredOrder> orders, long since) {
    return orders.stream()
        .filter(order -> flaw != Flaw.AUTHORIZATIONS_LEFT_BEHIND)
        .map(order -> source.findAuthorization(order.orderId()))
        .flatMap(Optional::stream)
        .filter(row -> row.seq() > since)
        .sorted(Comparator.comparingLong(StoredAuthorization::seq))
        .toList();
  }

  private List<StoredNonce> nonces(ExchangeStore store, long since) {
    if (flaw == Flaw.NONCES_LEFT_BEHIND) {
      return List.of();
    }
    List<StoredNonce> rows = new ArrayList<>();
    if (flaw != Flaw.NONCES_GIVEN_UP_STAY) {
      List<NonceKey> all = all(source, null).stream().map(NonceKey::of).toList();
      all(store, null).stream()
          .filter(row -> !all.contains(NonceKey.of(row)))
          .map(row -> gone(row, since + 1))
          .forEach(rows::add);
    }
    rows.addAll(all(source, Cursor.of(since)));
    return rows;
  }

  private static StoredNonce gone(StoredNonce row, long seq) {
    return new StoredNonce(row.account(), row.kind(), row.key(), BigInteger.ZERO, seq);
  }

  private static List<StoredNonce> all(ExchangeStore store, Cursor after) {
    return store.nonces(after, Page.MAX_ROWS).rows();
  }
}
