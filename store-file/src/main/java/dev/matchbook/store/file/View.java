package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All rows as one write left them; does not change. Taken under the {@link Catalog}'s lock, used
 * without.
 *
 * @param checkpoint of the last batch
 * @param marketIndexes index by symbol
 * @param indexed segments with an index file, oldest first
 * @param live the others, oldest first
 * @param slices what there is of each of {@code live}
 */
record View(
    Checkpoint checkpoint,
    Map<String, Integer> marketIndexes,
    List<IndexRun> indexed,
    List<LiveRows> live,
    List<Columns.Slice> slices) {

  /** All segments, oldest first. */
  List<SegmentFile> segments() {
    List<SegmentFile> all = new ArrayList<>();
    indexed.forEach(run -> all.add(run.segment()));
    live.forEach(rows -> all.add(rows.segment));
    // one whose index could not be made comes before younger ones
    all.sort(Comparator.comparingInt(SegmentFile::number));
    return List.copyOf(all);
  }

  /** Indexes of all orders, or at least of the account with that term; oldest first. */
  List<IndexRun> orderRuns(long account) {
    List<IndexRun> runs = new ArrayList<>(indexed);
    for (int i = 0; i < live.size(); i++) {
      runs.addAll(live.get(i).orders(slices.get(i)));
      runs.add(live.get(i).orderTail(slices.get(i), account));
    }
    return runs;
  }

  /** Indexes of all trades that may pass the filter; oldest first. */
  List<IndexRun> tradeRuns(TradeFilter filter) {
    List<IndexRun> runs = new ArrayList<>(indexed);
    for (int i = 0; i < live.size(); i++) {
      runs.addAll(live.get(i).trades(slices.get(i)));
      runs.add(live.get(i).tradeTail(slices.get(i), filter));
    }
    return runs;
  }

  /** The last version of an order. */
  record Version(long seq, RowFetcher.Place place) {}

  /** The order's last version; null if there is none or it was removed. */
  Version findOrder(long orderId) {
    for (int i = live.size() - 1; i >= 0; i--) {
      long[] found = live.get(i).findOrder(slices.get(i), orderId);
      if (found != null) {
        return version(live.get(i).segment, found[0], found[1]);
      }
    }
    for (int i = indexed.size() - 1; i >= 0; i--) {
      IndexRun run = indexed.get(i);
      int row = run.findOrder(orderId);
      if (row >= 0) {
        return version(run.segment(), run.orderSeq(row), run.orderWord(row));
      }
    }
    return null;
  }

  private static Version version(SegmentFile segment, long seq, long word) {
    return Words.isRemoved(word)
        ? null
        : new Version(seq, new RowFetcher.Place(segment, Words.offset(word)));
  }

  /** Where the trade is, or null. */
  RowFetcher.Place findTrade(long tradeId) {
    for (int i = live.size() - 1; i >= 0; i--) {
      long word = live.get(i).findTrade(slices.get(i), tradeId);
      if (word >= 0) {
        return new RowFetcher.Place(live.get(i).segment, Words.offset(word));
      }
    }
    for (IndexRun run : indexed) {
      int row = run.findTrade(tradeId);
      if (row >= 0) {
        return new RowFetcher.Place(run.segment(), Words.offset(run.tradeWord(row)));
      }
    }
    return null;
  }
}
