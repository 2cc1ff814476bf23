package dev.matchbook.store.file;

import dev.matchbook.core.SettlementState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/**
 * Trades that are pending or settling, and batches that are settling or settled but not for good:
 * where each is. An engine on the store has them in memory too, up to a bound, and asks for them
 * when it starts.
 *
 * <p>Guarded by the lock of the {@link Catalog}.
 */
final class OpenSettled {
  /** A row and the segment in which it is. */
  record Placed(SettledRow row, int segment) {}

  private final TreeMap<Long, Placed> trades = new TreeMap<>();
  private final TreeMap<Long, Placed> batches = new TreeMap<>();

  /** Notes the newest version of a trade's settlement. */
  void trade(SettledRow row, int segment) {
    put(trades, row, segment, answersTrades(row.state()));
  }

  /** Notes the newest version of a batch. */
  void batch(SettledRow row, int segment) {
    put(batches, row, segment, answersBatches(row.state()));
  }

  private static void put(TreeMap<Long, Placed> rows, SettledRow row, int segment, boolean isOpen) {
    if (isOpen) {
      rows.put(row.id(), new Placed(row, segment));
    } else {
      rows.remove(row.id());
    }
  }

  /** Whether all trades in that state are here. */
  static boolean answersTrades(SettlementState state) {
    return state == SettlementState.PENDING || state == SettlementState.SETTLING;
  }

  /** Whether all batches in that state are here. */
  static boolean answersBatches(SettlementState state) {
    return state != null && state.isOpen();
  }

  /** Trades by id. */
  TreeMap<Long, Placed> trades() {
    return trades;
  }

  /** Batches by id. */
  TreeMap<Long, Placed> batches() {
    return batches;
  }

  /** A copy that does not change. */
  OpenSettled copy() {
    OpenSettled copy = new OpenSettled();
    copy.trades.putAll(trades);
    copy.batches.putAll(batches);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    write(trades, out);
    write(batches, out);
  }

  private static void write(TreeMap<Long, Placed> rows, DataOutput out) throws IOException {
    out.writeInt(rows.size());
    for (Placed placed : rows.values()) {
      SettledRow row = placed.row();
      out.writeLong(row.id());
      out.writeLong(row.seq());
      out.writeLong(row.batchId());
      out.writeLong(row.symbol());
      out.writeLong(row.word());
      out.writeInt(placed.segment());
    }
  }

  static OpenSettled read(DataInput in) throws IOException {
    OpenSettled open = new OpenSettled();
    read(open.trades, in);
    read(open.batches, in);
    return open;
  }

  private static void read(TreeMap<Long, Placed> rows, DataInput in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      SettledRow row =
          new SettledRow(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
      rows.put(row.id(), new Placed(row, in.readInt()));
    }
  }
}
