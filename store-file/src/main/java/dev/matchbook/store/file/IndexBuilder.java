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

  /** An index of all rows. */
  static IndexRun build(Columns.Slice rows, SegmentFile segment) {
    return build(rows, segment, true);
  }

  /** An index without terms, of rows that were chosen already. */
  static IndexRun buildPlain(Columns.Slice rows, SegmentFile segment) {
    return build(rows, segment, false);
  }

  private static IndexRun build(Columns.Slice rows, SegmentFile segment, boolean terms) {
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
    IntArrayList sorted = new IntArrayList(rows.toOrder() - rows.fromOrder());
    for (int row = rows.fromOrder(); row < rows.toOrder(); row++) {
      sorted.add(row);
    }
    sorted.sortThis(
        (a, b) -> {
          int order = Long.compare(order(a, 0), order(b, 0));
          return order == 0 ? Integer.compare(a, b) : order;
        });
    IntArrayList last = new IntArrayList(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      boolean isLast =
          i + 1 == sorted.size() || order(sorted.get(i), 0) != order(sorted.get(i + 1), 0);
      if (isLast) {
        last.add(sorted.get(i));
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
    IntArrayList sorted = new IntArrayList(orders.length / IndexRun.ORDER);
    for (int row = 0; row < orders.length / IndexRun.ORDER; row++) {
      sorted.add(row);
    }
    sorted.sortThis(
        (a, b) -> {
          int order = Long.compare(orders[a * IndexRun.ORDER + 1], orders[b * IndexRun.ORDER + 1]);
          return order == 0 ? Integer.compare(a, b) : order;
        });
    long[] changes = new long[sorted.size()];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = sorted.get(i);
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
    IntArrayList sorted = new IntArrayList(rows.toTrade() - rows.fromTrade());
    for (int row = rows.fromTrade(); row < rows.toTrade(); row++) {
      sorted.add(row);
    }
    sorted.sortThis(
        (a, b) -> {
          int order = Long.compare(trade(a, 1), trade(b, 1));
          return order == 0 ? Integer.compare(a, b) : order;
        });
    return sorted;
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

  private static long[] sortedPairs(long[] pairs) {
    IntArrayList sorted = new IntArrayList(pairs.length / 2);
    for (int i = 0; i < pairs.length / 2; i++) {
      sorted.add(2 * i);
    }
    sorted.sortThis(
        (a, b) -> {
          int order = Long.compare(pairs[a], pairs[b]);
          return order == 0 ? Long.compare(pairs[a + 1], pairs[b + 1]) : order;
        });
    long[] result = new long[pairs.length];
    for (int i = 0; i < sorted.size(); i++) {
      result[2 * i] = pairs[sorted.get(i)];
      result[2 * i + 1] = pairs[sorted.get(i) + 1];
    }
    return result;
  }
}
