package dev.matchbook.store.file;

import java.nio.LongBuffer;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** Sorts rows into an {@link IndexRun}. */
final class IndexBuilder {
  private final Columns.Slice rows;

  private IndexBuilder(Columns.Slice rows) {
    this.rows = rows;
  }

  /** An index of a whole segment. */
  static IndexRun build(Columns rows, SegmentFile segment) {
    return build(rows.from(0, 0), segment, true, rows.signed(), rows.settled.index());
  }

  /** An index of some rows, without what was signed, settled or audited. */
  static IndexRun build(Columns.Slice rows, SegmentFile segment) {
    return build(rows, segment, true, new long[0], SettledIndex.NONE);
  }

  /** An index without terms, of rows that were chosen already. */
  static IndexRun buildPlain(Columns.Slice rows, SegmentFile segment) {
    return build(rows, segment, false, new long[0], SettledIndex.NONE);
  }

  private static IndexRun build(
      Columns.Slice rows, SegmentFile segment, boolean terms, long[] signed, SettledIndex settled) {
    IndexBuilder builder = new IndexBuilder(rows);
    IntArrayList last = builder.lastVersions();
    long[] orders = builder.orders(last);
    long[] changes = changes(orders);
    IntArrayList trades = builder.tradesBySeq();
    return new IndexRun(
        segment,
        LongBuffer.wrap(orders),
        LongBuffer.wrap(changes),
        LongBuffer.wrap(terms ? builder.orderTerms(last) : new long[0]),
        LongBuffer.wrap(builder.trades(trades)),
        LongBuffer.wrap(terms ? builder.tradeTerms(trades) : new long[0]),
        LongBuffer.wrap(signed),
        settled,
        builder.isInTimeOrder(trades),
        builder.removes(last));
  }

  private boolean removes(IntArrayList last) {
    return last.anySatisfy(row -> Words.isRemoved(order(row, 2)));
  }

  private boolean isInTimeOrder(IntArrayList sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (trade(sorted.get(i - 1), 2) > trade(sorted.get(i), 2)) {
        return false;
      }
    }
    return true;
  }

  private long order(int row, int field) {
    return rows.orders()[row * Columns.ORDER + field];
  }

  private long trade(int row, int field) {
    return rows.trades()[row * Columns.TRADE + field];
  }

  /** Of each order the row that was written last, by {@code orderId}. */
  private IntArrayList lastVersions() {
    int from = rows.fromOrder();
    int[] sorted = RowOrder.by(keys(rows.orders(), Columns.ORDER, 0, from, rows.toOrder()));
    IntArrayList last = new IntArrayList(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      int row = from + sorted[i];
      if (i + 1 == sorted.length || order(row, 0) != order(from + sorted[i + 1], 0)) {
        last.add(row);
      }
    }
    return last;
  }

  private long[] orders(IntArrayList last) {
    long[] orders = new long[last.size() * IndexRun.ORDER];
    for (int i = 0; i < last.size(); i++) {
      for (int field = 0; field < IndexRun.ORDER; field++) {
        orders[i * IndexRun.ORDER + field] = order(last.get(i), field);
      }
    }
    return orders;
  }

  private static long[] changes(long[] orders) {
    int[] sorted = RowOrder.by(keys(orders, IndexRun.ORDER, 1, 0, orders.length / IndexRun.ORDER));
    long[] changes = new long[sorted.length];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = sorted[i];
    }
    return changes;
  }

  private long[] orderTerms(IntArrayList last) {
    LongArrayList pairs = new LongArrayList(4 * last.size());
    for (int i = 0; i < last.size(); i++) {
      int row = last.get(i);
      for (int field = 3; field < Columns.ORDER; field++) {
        if (order(row, field) != 0) {
          pairs.add(order(row, field));
          pairs.add(order(row, 0));
        }
      }
    }
    return sortedPairs(pairs.toArray());
  }

  private IntArrayList tradesBySeq() {
    int from = rows.fromTrade();
    int[] sorted = RowOrder.by(keys(rows.trades(), Columns.TRADE, 1, from, rows.toTrade()));
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] += from;
    }
    return IntArrayList.newListWith(sorted);
  }

  private long[] trades(IntArrayList sorted) {
    long[] trades = new long[sorted.size() * IndexRun.TRADE];
    for (int i = 0; i < sorted.size(); i++) {
      for (int field = 0; field < IndexRun.TRADE; field++) {
        trades[i * IndexRun.TRADE + field] = trade(sorted.get(i), field);
      }
    }
    return trades;
  }

  private long[] tradeTerms(IntArrayList sorted) {
    LongArrayList pairs = new LongArrayList(10 * sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      int row = sorted.get(i);
      add(pairs, Terms.order(trade(row, 4)), i);
      if (trade(row, 4) != trade(row, 5)) {
        add(pairs, Terms.order(trade(row, 5)), i);
      }
      add(pairs, trade(row, 6), i);
      if (trade(row, 6) != trade(row, 7)) {
        add(pairs, trade(row, 7), i);
      }
      add(pairs, trade(row, 8), i);
    }
    return sortedPairs(pairs.toArray());
  }

  private static void add(LongArrayList pairs, long term, int row) {
    pairs.add(term);
    pairs.add(row);
  }

  /** Pairs of the same term are in the order of their values already. */
  private static long[] sortedPairs(long[] pairs) {
    int[] sorted = RowOrder.by(keys(pairs, 2, 0, 0, pairs.length / 2));
    long[] result = new long[pairs.length];
    for (int i = 0; i < sorted.length; i++) {
      result[2 * i] = pairs[2 * sorted[i]];
      result[2 * i + 1] = pairs[2 * sorted[i] + 1];
    }
    return result;
  }

  /** One field of rows that lie one behind the other. */
  private static long[] keys(long[] rows, int stride, int field, int from, int to) {
    long[] keys = new long[to - from];
    for (int row = from; row < to; row++) {
      keys[row - from] = rows[row * stride + field];
    }
    return keys;
  }
}
