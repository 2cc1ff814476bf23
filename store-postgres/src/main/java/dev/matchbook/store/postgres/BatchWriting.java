package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what a batch changed, where nobody but batches has ever written: a new order is copied, an
 * order that was open and still is gets a HOT update from a staged row, one that is closed leaves
 * the open ones and is copied to the closed ones; most that come and go within a batch are only
 * that. Trades are copied. The server sorts open and closed ones into their partitions at no
 * measurable cost, and one statement less is a round trip less.
 *
 * <p>That an order is where it should be is known from the chain of batches, and checked: each
 * statement must hit as many rows as it names. Rows are always sought from the side of those that
 * are named: with the engine as a constant the server could take it for a condition that few rows
 * fulfil, and go through all of them for each.
 */
final class BatchWriting {
  private static final String UPDATE =
      "UPDATE orders_open o SET seq = s.seq, cl_ord_id = s.cl_ord_id, account = s.account,"
          + " symbol = s.symbol, side = s.side, ord_type = s.ord_type, tif = s.tif, stp = s.stp,"
          + " status = s.status, cancel_reason = s.cancel_reason, price = s.price,"
          + " stop_px = s.stop_px, trail_offset = s.trail_offset, qty = s.qty,"
          + " leaves_qty = s.leaves_qty, cum_qty = s.cum_qty,"
          + " gross_trade_amt = s.gross_trade_amt, display_qty = s.display_qty,"
          + " shown_qty = s.shown_qty, min_fill_qty = s.min_fill_qty,"
          + " all_or_none = s.all_or_none, post_only = s.post_only, expires_at = s.expires_at,"
          + " expires_nanos = s.expires_nanos, waiting = s.waiting, place = s.place,"
          + " created_at = s.created_at, created_nanos = s.created_nanos,"
          + " updated_at = s.updated_at, updated_nanos = s.updated_nanos, nonce = s.nonce,"
          + " ref_order_id = s.ref_order_id,"
          + " queue = s.queue, rank = s.rank, turn = s.turn"
          + " FROM staged_orders s WHERE o.engine = s.engine AND o.order_id = s.order_id";
  private static final String CLOSE =
      "DELETE FROM orders_open o USING (SELECT ?::text AS engine, unnest(?::bigint[]) AS order_id"
          + " OFFSET 0) s WHERE o.engine = s.engine AND o.order_id = s.order_id";

  private final String engine;
  private final RowCopy copy;
  private final Partitions closedPartitions;
  private final Partitions tradePartitions;
  private final List<StoredOrder> changed = new ArrayList<>();
  private final List<StoredOrder> added = new ArrayList<>();
  private long[] left = new long[64];
  private int leaving;

  BatchWriting(
      String engine, RowCopy copy, Partitions closedPartitions, Partitions tradePartitions) {
    this.engine = engine;
    this.copy = copy;
    this.closedPartitions = closedPartitions;
    this.tradePartitions = tradePartitions;
  }

  /** Sorts out what is to be done, and makes room for it. */
  void prepare(Session session, Batch batch) throws SQLException {
    changed.clear();
    added.clear();
    leaving = 0;
    long last = batch.previous().orderId();
    for (StoredOrder order : batch.orders()) {
      boolean known = order.orderId() <= last;
      if (known && order.isOpen()) {
        changed.add(order);
        continue;
      }
      added.add(order);
      if (!order.isOpen()) {
        closedPartitions.expect(order.createdTs());
        if (known) {
          leave(order.orderId());
        }
      }
    }
    for (Trade trade : batch.trades()) {
      tradePartitions.expect(trade.ts());
    }
    for (StoredSettlement row : batch.settlements().trades()) {
      tradePartitions.expect(row.trade().ts());
    }
    closedPartitions.make(session);
    tradePartitions.make(session);
  }

  /** Writes it; false, with nothing to be committed, if an order is not where it should be. */
  boolean write(Session session, Batch batch) throws SQLException {
    if (leaving > 0) {
      PreparedStatement close = session.statement(CLOSE);
      close.setString(1, engine);
      close.setObject(2, Arrays.copyOf(left, leaving));
      if (close.executeUpdate() != leaving) {
        return false;
      }
    }
    if (!changed.isEmpty()) {
      session.stage();
      copy.orders(session, "staged_orders", changed);
      if (session.statement(UPDATE).executeUpdate() != changed.size()) {
        return false;
      }
      session.unstage("staged_orders", changed.size());
    }
    copy.orders(session, "orders", added);
    copy.trades(session, "trades", batch.trades());
    return true;
  }

  private void leave(long orderId) {
    if (leaving == left.length) {
      left = Arrays.copyOf(left, 2 * leaving);
    }
    left[leaving++] = orderId;
  }
}
