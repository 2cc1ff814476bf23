package dev.matchbook.tck.rows;

import dev.matchbook.core.event.Event;
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
import java.util.List;

/**
 * Makes batches for tests: puts the rows in their order and counts up the checkpoint as far as the
 * rows need it, at least by one command. Not for several threads.
 */
public final class BatchBuilder {
  private final Checkpoint previous;
  private final List<StoredOrder> orders = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<MarketState> markets = new ArrayList<>();
  private final List<StoredAuthorization> authorizations = new ArrayList<>();
  private final List<StoredNonce> nonces = new ArrayList<>();
  private final List<StoredSettlement> settlements = new ArrayList<>();
  private final List<SettlementBatch> settlementBatches = new ArrayList<>();
  private final List<Event> audit = new ArrayList<>();
  private long commands = 1;

  private BatchBuilder(Checkpoint previous) {
    this.previous = previous;
  }

  /** A batch that follows on that checkpoint. */
  public static BatchBuilder after(Checkpoint previous) {
    return new BatchBuilder(previous);
  }

  /** With these orders. */
  public BatchBuilder orders(StoredOrder... changed) {
    return orders(List.of(changed));
  }

  /** With these orders. */
  public BatchBuilder orders(List<StoredOrder> changed) {
    orders.addAll(changed);
    return this;
  }

  /** With these trades; their ids go on from the previous checkpoint's. */
  public BatchBuilder trades(Trade... happened) {
    return trades(List.of(happened));
  }

  /** With these trades; their ids go on from the previous checkpoint's. */
  public BatchBuilder trades(List<Trade> happened) {
    trades.addAll(happened);
    return this;
  }

  /** With these markets. */
  public BatchBuilder markets(MarketState... changed) {
    markets.addAll(List.of(changed));
    return this;
  }

  /** With what was signed for its orders. */
  public BatchBuilder authorizations(StoredAuthorization... signed) {
    authorizations.addAll(List.of(signed));
    return this;
  }

  /** With these nonces, each account, kind and key once. */
  public BatchBuilder nonces(StoredNonce... changed) {
    return nonces(List.of(changed));
  }

  /** With these nonces, each account, kind and key once. */
  public BatchBuilder nonces(List<StoredNonce> changed) {
    nonces.addAll(changed);
    return this;
  }

  /** With how far these trades have settled. */
  public BatchBuilder settlements(StoredSettlement... changed) {
    return settlements(List.of(changed));
  }

  /** With how far these trades have settled. */
  public BatchBuilder settlements(List<StoredSettlement> changed) {
    settlements.addAll(changed);
    return this;
  }

  /** With these batches of trades. */
  public BatchBuilder settlementBatches(SettlementBatch... changed) {
    return settlementBatches(List.of(changed));
  }

  /** With these batches of trades. */
  public BatchBuilder settlementBatches(List<SettlementBatch> changed) {
    settlementBatches.addAll(changed);
    return this;
  }

  /** With these events in its audit trail. */
  public BatchBuilder audit(Event... happened) {
    return audit(List.of(happened));
  }

  /** With these events in its audit trail. */
  public BatchBuilder audit(List<? extends Event> happened) {
    audit.addAll(happened);
    return this;
  }

  /** Of that many commands; 1 where nothing is said. */
  public BatchBuilder commands(long count) {
    commands = count;
    return this;
  }

  /**
   * The batch.
   *
   * @throws IllegalArgumentException if the rows do not follow on, see {@link Batch}
   */
  public Batch build() {
    orders.sort(Batch.ORDER);
    trades.sort(Comparator.comparingLong(Trade::tradeId));
    markets.sort(Comparator.comparingInt(MarketState::index));
    authorizations.sort(Comparator.comparingLong(StoredAuthorization::seq));
    nonces.sort(Comparator.comparingLong(StoredNonce::seq));
    settlements.sort(
        Comparator.comparingLong(StoredSettlement::seq)
            .thenComparingLong(StoredSettlement::tradeId));
    settlementBatches.sort(
        Comparator.comparingLong(SettlementBatch::seq).thenComparingLong(SettlementBatch::batchId));
    audit.sort(Comparator.comparingLong(Event::seq));
    return new Batch(
        previous,
        checkpoint(),
        List.copyOf(orders),
        List.copyOf(trades),
        List.copyOf(markets),
        List.copyOf(authorizations),
        List.copyOf(nonces),
        new SettlementRows(List.copyOf(settlements), List.copyOf(settlementBatches)),
        List.copyOf(audit));
  }

  private Checkpoint checkpoint() {
    long seq = previous.seq();
    long ts = previous.ts();
    long orderId = previous.orderId();
    for (StoredOrder order : orders) {
      seq = Math.max(seq, order.seq());
      ts = Math.max(ts, order.updatedTs());
      orderId = Math.max(orderId, order.orderId());
    }
    for (Trade trade : trades) {
      seq = Math.max(seq, trade.seq());
      ts = Math.max(ts, trade.ts());
    }
    for (StoredAuthorization signed : authorizations) {
      seq = Math.max(seq, signed.seq());
    }
    for (StoredNonce nonce : nonces) {
      seq = Math.max(seq, nonce.seq());
    }
    for (StoredSettlement settlement : settlements) {
      seq = Math.max(seq, settlement.seq());
    }
    for (SettlementBatch batch : settlementBatches) {
      seq = Math.max(seq, batch.seq());
    }
    for (Event event : audit) {
      seq = Math.max(seq, event.seq());
    }
    return new Checkpoint(
        previous.commands() + commands, seq, ts, orderId, previous.tradeId() + trades.size());
  }
}
