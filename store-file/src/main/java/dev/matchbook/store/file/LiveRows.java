package dev.matchbook.store.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a segment that has no index file yet. Full chunks of them are indexed in memory once
 * somebody asks; what is behind the last full chunk is looked through.
 */
final class LiveRows {
  final Columns columns = new Columns();
  final SegmentFile segment;
  private final int chunk;
  private final List<IndexRun> orderChunks = new ArrayList<>();
  private final List<IndexRun> tradeChunks = new ArrayList<>();

  /**
   * No rows.
   *
   * @param chunk how many rows are indexed together
   */
  LiveRows(SegmentFile segment, int chunk) {
    this.segment = segment;
    this.chunk = chunk;
  }

  /** Indexes of the full chunks of orders, oldest first. */
  synchronized List<IndexRun> orders(Columns.Slice rows) {
    while ((orderChunks.size() + 1) * chunk <= rows.toOrder()) {
      int from = orderChunks.size() * chunk;
      orderChunks.add(
          IndexBuilder.build(
              new Columns.Slice(rows.orders(), from, from + chunk, rows.trades(), 0, 0), segment));
    }
    return List.copyOf(orderChunks.subList(0, rows.toOrder() / chunk));
  }

  /** Indexes of the full chunks of trades, oldest first. */
  synchronized List<IndexRun> trades(Columns.Slice rows) {
    while ((tradeChunks.size() + 1) * chunk <= rows.toTrade()) {
      int from = tradeChunks.size() * chunk;
      tradeChunks.add(
          IndexBuilder.build(
              new Columns.Slice(rows.orders(), 0, 0, rows.trades(), from, from + chunk), segment));
    }
    return List.copyOf(tradeChunks.subList(0, rows.toTrade() / chunk));
  }

  /** An index of the orders behind the full chunks: all, or those with that account's term. */
  IndexRun orderTail(Columns.Slice rows, long account) {
    int from = rows.toOrder() / chunk * chunk;
    if (account == 0) {
      return IndexBuilder.buildPlain(
          new Columns.Slice(rows.orders(), from, rows.toOrder(), rows.trades(), 0, 0), segment);
    }
    long[] kept = new long[(rows.toOrder() - from) * Columns.ORDER];
    int count = 0;
    for (int row = from; row < rows.toOrder(); row++) {
      int at = row * Columns.ORDER;
      // a removal names no account
      if (rows.orders()[at + 3] == account || Words.isRemoved(rows.orders()[at + 2])) {
        System.arraycopy(rows.orders(), at, kept, count++ * Columns.ORDER, Columns.ORDER);
      }
    }
    return IndexBuilder.buildPlain(new Columns.Slice(kept, 0, count, rows.trades(), 0, 0), segment);
  }

  /** An index of the trades behind the full chunks that a filter lets through. */
  IndexRun tradeTail(Columns.Slice rows, TradeFilter filter) {
    int from = rows.toTrade() / chunk * chunk;
    long[] kept = new long[(rows.toTrade() - from) * Columns.TRADE];
    int count = 0;
    for (int row = from; row < rows.toTrade(); row++) {
      if (filter.passes(rows.trades(), row * Columns.TRADE)) {
        System.arraycopy(
            rows.trades(), row * Columns.TRADE, kept, count++ * Columns.TRADE, Columns.TRADE);
      }
    }
    return IndexBuilder.buildPlain(new Columns.Slice(rows.orders(), 0, 0, kept, 0, count), segment);
  }

  /** The order's last version among these rows: {@code seq} and word; null if there is none. */
  long[] findOrder(Columns.Slice rows, long orderId) {
    int from = rows.toOrder() / chunk * chunk;
    for (int row = rows.toOrder() - 1; row >= from; row--) {
      if (rows.orders()[row * Columns.ORDER] == orderId) {
        int at = row * Columns.ORDER;
        return new long[] {rows.orders()[at + 1], rows.orders()[at + 2]};
      }
    }
    List<IndexRun> chunks = orders(rows);
    for (int i = chunks.size() - 1; i >= 0; i--) {
      int row = chunks.get(i).findOrder(orderId);
      if (row >= 0) {
        return new long[] {chunks.get(i).orderSeq(row), chunks.get(i).orderWord(row)};
      }
    }
    return null;
  }

  /** Where the trade is, as a word; −1 if it is not among these rows. */
  long findTrade(Columns.Slice rows, long tradeId) {
    int from = rows.toTrade() / chunk * chunk;
    for (int row = rows.toTrade() - 1; row >= from; row--) {
      if (rows.trades()[row * Columns.TRADE] == tradeId) {
        return rows.trades()[row * Columns.TRADE + 3];
      }
    }
    for (IndexRun indexed : trades(rows)) {
      int row = indexed.findTrade(tradeId);
      if (row >= 0) {
        return indexed.tradeWord(row);
      }
    }
    return -1;
  }
}
