package dev.matchbook.store.file;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Goes through the newest version of each order that may match a query, in the order of ids or of
 * changes, by merging the indexes of all segments. Memory: one place an index.
 */
final class OrderSearch {
  private record IndexedRow(IndexRun run, int row) {
    long word() {
      return run.orderWord(row);
    }
  }

  /** Where the search is in one index. */
  private final class Source implements Comparable<Source> {
    private final IndexRun run;
    private final int age;
    private final boolean byTerm;
    private int place;
    private int end;

    Source(IndexRun run, int age) {
      this.run = run;
      this.age = age;
      this.byTerm = term != 0 && run.orderTerms().limit() > 0;
    }

    /** Stands at the first row behind the cursor; false where there is none. */
    boolean seek(long id, long seq) {
      if (sort == Sort.BY_CHANGE) {
        place = run.firstChangeAfter(seq, id);
        end = run.orderCount();
      } else if (byTerm) {
        LongBuffer terms = run.orderTerms();
        int from = IndexRun.firstTerm(terms, term, Long.MIN_VALUE);
        int to = IndexRun.firstTerm(terms, term, Long.MAX_VALUE);
        bounds(from, to, IndexRun.firstTerm(terms, term, id + (down ? 0 : 1)));
      } else {
        bounds(0, run.orderCount(), run.firstOrder(id + (down ? 0 : 1)));
      }
      return place != end;
    }

    private void bounds(int from, int to, int at) {
      place = down ? at - 1 : at;
      end = down ? from - 1 : to;
    }

    boolean advance() {
      place += down ? -1 : 1;
      return place != end;
    }

    long id() {
      if (sort == Sort.BY_CHANGE) {
        return run.orderId(row());
      }
      return byTerm ? run.orderTerms().get(place * IndexRun.TERM + 1) : run.orderId(place);
    }

    int row() {
      if (sort == Sort.BY_CHANGE) {
        return run.change(place);
      }
      return byTerm ? run.findOrder(id()) : place;
    }

    @Override
    public int compareTo(Source other) {
      int order =
          sort == Sort.BY_CHANGE
              ? Long.compare(run.orderSeq(row()), other.run.orderSeq(other.row()))
              : 0;
      if (order == 0) {
        order = down ? Long.compare(other.id(), id()) : Long.compare(id(), other.id());
      }
      return order == 0 ? Integer.compare(other.age, age) : order;
    }
  }

  private final OrderQuery query;
  private final Sort sort;
  private final boolean down;
  private final long term;
  private final int market;
  private final List<IndexRun> runs;
  private final PriorityQueue<Source> sources = new PriorityQueue<>();
  private IndexedRow found;

  /**
   * A search that stands before the first row behind the cursor.
   *
   * @param sort the order of the search
   * @param term that orders must have, or 0
   * @param after may be null
   */
  OrderSearch(OrderQuery query, Sort sort, long term, Cursor after, View view) {
    this.query = query;
    this.sort = sort;
    this.down = sort == Sort.NEWEST_FIRST;
    this.term = term;
    this.market = marketOf(query.symbol(), view.marketIndexes());
    this.runs = view.orderRuns(query.account() == null ? 0 : Terms.account(query.account()));
    long id = firstId(after);
    long seq = -1;
    if (sort == Sort.BY_CHANGE) {
      boolean behindStart = after != null && after.first() > query.changedSince();
      seq = behindStart ? after.first() : query.changedSince();
      id = behindStart ? after.second() : Long.MAX_VALUE;
    }
    for (int i = 0; i < runs.size(); i++) {
      Source source = new Source(runs.get(i), i);
      if (source.seek(id, seq)) {
        sources.add(source);
      }
    }
  }

  private long firstId(Cursor after) {
    if (down) {
      return after == null ? Long.MAX_VALUE : -after.first();
    }
    return after == null ? -1 : after.first();
  }

  private static int marketOf(String symbol, Map<String, Integer> indexes) {
    return symbol == null ? -1 : indexes.getOrDefault(symbol, Words.NO_MARKET);
  }

  /** Goes to the next order that may match. */
  boolean next() {
    while (!sources.isEmpty()) {
      Source at = sources.poll();
      long id = at.id();
      boolean newest = isNewest(id, at.age);
      found = new IndexedRow(at.run, at.row());
      advance(at);
      while (sort != Sort.BY_CHANGE && !sources.isEmpty() && sources.peek().id() == id) {
        advance(sources.poll());
      }
      if (newest && mayMatch()) {
        return true;
      }
    }
    return false;
  }

  /** Where the order is that the search stands at. */
  RowFetcher.Place place() {
    return new RowFetcher.Place(found.run.segment(), Words.offset(found.word()));
  }

  /** Its key in the order of the changes. */
  Cursor change() {
    return Cursor.of(found.run.orderSeq(found.row), found.run.orderId(found.row));
  }

  private void advance(Source source) {
    if (source.advance()) {
      sources.add(source);
    }
  }

  /**
   * Whether no newer index has the order. In the order of ids the newest comes first by itself, but
   * a removal has no term.
   */
  private boolean isNewest(long id, int age) {
    for (int i = age + 1; i < runs.size(); i++) {
      IndexRun newer = runs.get(i);
      if ((sort == Sort.BY_CHANGE || newer.removes()) && newer.findOrder(id) >= 0) {
        return false;
      }
    }
    return true;
  }

  private boolean mayMatch() {
    long word = found.word();
    int rowMarket = Words.market(word);
    return !Words.isRemoved(word)
        && found.run.orderSeq(found.row) > query.changedSince()
        && query.statuses().contains(Words.status(word))
        && (query.side() == null || query.side() == Words.side(word))
        && (market < 0 || market == rowMarket || rowMarket == Words.NO_MARKET);
  }
}
