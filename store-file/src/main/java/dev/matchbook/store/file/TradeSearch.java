package dev.matchbook.store.file;

import java.nio.LongBuffer;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Goes through the trades that may pass a filter in the order of {@code seq}, up or down, by
 * merging the indexes of all segments. Memory: one place an index.
 */
final class TradeSearch {
  /** Where the search is in one index. */
  private final class Source implements Comparable<Source> {
    private final IndexRun run;
    private final boolean byTerm;
    private int place;
    private int end;

    Source(IndexRun run) {
      this.run = run;
      this.byTerm = term != 0 && run.tradeTerms().limit() > 0;
    }

    boolean seek(TradeFilter filter, long fromTs, long toTs) {
      int low = run.firstTradeAfter(filter.after());
      int high = run.firstTradeAfter(filter.upTo());
      if (run.inTimeOrder()) {
        low = Math.max(low, run.firstTradeAt(fromTs));
        high = Math.min(high, run.firstTradeAt(toTs));
      }
      if (byTerm) {
        LongBuffer terms = run.tradeTerms();
        low = IndexRun.firstTerm(terms, term, low);
        high = IndexRun.firstTerm(terms, term, high);
      }
      place = down ? high - 1 : low;
      end = down ? low - 1 : high;
      return low < high;
    }

    boolean advance() {
      place += down ? -1 : 1;
      return place != end;
    }

    int row() {
      return byTerm ? (int) run.tradeTerms().get(place * IndexRun.TERM + 1) : place;
    }

    @Override
    public int compareTo(Source other) {
      int order = Long.compare(run.tradeSeq(row()), other.run.tradeSeq(other.row()));
      return down ? -order : order;
    }
  }

  private final TradeFilter filter;
  private final boolean down;
  private final long term;
  private final PriorityQueue<Source> sources = new PriorityQueue<>();
  private RowFetcher.Place place;

  /**
   * A search that stands before its first trade.
   *
   * @param fromTs the filter's, inclusive
   * @param toTs the filter's, exclusive
   */
  TradeSearch(List<IndexRun> runs, TradeFilter filter, long fromTs, long toTs, boolean down) {
    this.filter = filter;
    this.down = down;
    this.term = filter.term();
    for (IndexRun run : runs) {
      Source source = new Source(run);
      if (source.seek(filter, fromTs, toTs)) {
        sources.add(source);
      }
    }
  }

  /** Goes to the next trade that may match. */
  boolean next() {
    while (!sources.isEmpty()) {
      Source at = sources.poll();
      int row = at.row();
      boolean passes = filter.isInTime(at.run.tradeTs(row));
      place = new RowFetcher.Place(at.run.segment(), Words.offset(at.run.tradeWord(row)));
      if (at.advance()) {
        sources.add(at);
      }
      if (passes) {
        return true;
      }
    }
    return false;
  }

  /** Where the trade is that the search stands at. */
  RowFetcher.Place place() {
    return place;
  }
}
