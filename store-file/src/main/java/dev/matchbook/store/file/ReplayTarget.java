package dev.matchbook.store.file;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;

/**
 * Does to another store what batches of rows say. What that one has is passed over up to its own
 * checkpoint: rows that were saved between batches, and removed since, would come back. For one
 * thread.
 */
final class ReplayTarget {
  private final ExchangeStore to;
  private final Checkpoint done;
  private Checkpoint previous;

  /**
   * A target.
   *
   * @param previous where the first batch goes on from
   */
  ReplayTarget(ExchangeStore to, Checkpoint previous) {
    this.to = to;
    this.done = to.checkpoint();
    this.previous = previous;
  }

  /**
   * Writes what was written together.
   *
   * @throws BadLineException if that can be no batch
   */
  void write(RowBatch rows) throws BadLineException {
    if (rows.checkpoint != null) {
      Batch batch = batch(rows);
      if (!done.isAtOrAfter(rows.checkpoint)) {
        commit(rows, batch);
      }
      previous = rows.checkpoint;
    } else if (previous.commands() >= done.commands()) {
      save(rows);
      rows.removed.forEach(this::remove);
    }
  }

  private void commit(RowBatch rows, Batch batch) {
    if (!isWhole(rows)) {
      save(rows);
    }
    to.commit(batch);
  }

  /** A batch has all its trades, unless some were saved before it came. */
  private boolean isWhole(RowBatch rows) {
    return rows.trades.size() == rows.checkpoint.tradeId() - previous.tradeId();
  }

  /** One that is not whole has no orders and trades: they are saved before it. */
  private Batch batch(RowBatch rows) throws BadLineException {
    boolean whole = isWhole(rows);
    try {
      return new Batch(
          previous,
          rows.checkpoint,
          whole ? List.copyOf(rows.orders) : List.of(),
          whole ? List.copyOf(rows.trades) : List.of(),
          List.copyOf(rows.markets),
          List.copyOf(rows.authorizations),
          List.copyOf(rows.nonces),
          new SettlementRows(List.copyOf(rows.settlements), List.copyOf(rows.settlementBatches)),
          List.copyOf(rows.audit));
    } catch (IllegalArgumentException e) {
      throw new BadLineException("no batch: " + e.getMessage());
    }
  }

  private void save(RowBatch rows) {
    if (!rows.orders.isEmpty()) {
      to.saveOrders(List.copyOf(rows.orders));
    }
    if (!rows.trades.isEmpty()) {
      to.saveTrades(List.copyOf(rows.trades));
    }
  }

  /** Where it is open there it was saved again later, and is not the one that was removed. */
  private void remove(long orderId) {
    if (to.findOrder(orderId).filter(StoredOrder::isOpen).isEmpty()) {
      to.removeOrder(orderId);
    }
  }
}
