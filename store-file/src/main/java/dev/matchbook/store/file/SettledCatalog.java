package dev.matchbook.store.file;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.SettlementQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is where of settlements and the audit trail: which are open, and the tables of all segments.
 * Under the lock of the {@link Catalog} alone.
 */
final class SettledCatalog {

  /** Settlements of trades, or batches of trades. */
  enum Kind {
    TRADES(SettledIndex::trades, OpenSettled::trades) {
      @Override
      boolean isOpen(SettlementState state) {
        return OpenSettled.answersTrades(state);
      }
    },
    BATCHES(SettledIndex::batches, OpenSettled::batches) {
      @Override
      boolean isOpen(SettlementState state) {
        return OpenSettled.answersBatches(state);
      }
    };

    private final Function<SettledIndex, SettledTable> table;
    private final Function<OpenSettled, TreeMap<Long, OpenSettled.Placed>> open;

    Kind(
        Function<SettledIndex, SettledTable> table,
        Function<OpenSettled, TreeMap<Long, OpenSettled.Placed>> open) {
      this.table = table;
      this.open = open;
    }

    /** Whether all in that state are open ones. */
    abstract boolean isOpen(SettlementState state);
  }

  private final OpenSettled open;
  private final List<IndexRun> indexed;
  private final List<LiveRows> live;

  SettledCatalog(OpenSettled open, List<IndexRun> indexed, List<LiveRows> live) {
    this.open = open;
    this.indexed = indexed;
    this.live = live;
  }

  /** The newest version of the one with that id, or null. */
  OpenSettled.Placed find(Kind kind, long id) {
    OpenSettled.Placed found = kind.open.apply(open).get(id);
    return found == null ? search(kind).find(id) : found;
  }

  /** Up to that many that may match, behind an id, by id. */
  List<OpenSettled.Placed> page(Kind kind, SettlementQuery query, long after, int most) {
    long symbol = query.symbol() == null ? 0 : Terms.symbol(query.symbol());
    Predicate<SettledRow> wanted = row -> row.mayMatch(query, symbol);
    if (kind.isOpen(query.state())) {
      return kind.open.apply(open).tailMap(after, false).values().stream()
          .filter(placed -> wanted.test(placed.row()))
          .limit(most)
          .toList();
    } else if (kind == Kind.TRADES && query.batchId() != 0) {
      return search(kind).ofGroup(query.batchId(), after, most, wanted);
    } else if (kind == Kind.TRADES && query.state() == SettlementState.BUSTED) {
      return search(kind).ofGroup(SettledRow.BUSTED, after, most, wanted);
    } else if (query.batchId() == 0) {
      return search(kind).all(after, most, wanted);
    }
    OpenSettled.Placed found = query.batchId() > after ? find(kind, query.batchId()) : null;
    return found == null || !wanted.test(found.row()) ? List.of() : List.of(found);
  }

  /** Where events are, up to that many behind a {@code seq}: segment by segment. */
  List<RowFetcher.Place> audit(long term, long after, int most) {
    TreeMap<Integer, Runnable> segments = new TreeMap<>();
    List<RowFetcher.Place> places = new ArrayList<>();
    for (IndexRun run : indexed) {
      AuditTable table = run.settled().audit();
      segments.put(
          run.segment().number(), () -> add(table, run.segment(), term, after, most, places));
    }
    for (LiveRows rows : live) {
      AuditTable table = rows.columns.settled.audit;
      segments.put(
          rows.segment.number(), () -> add(table, rows.segment, term, after, most, places));
    }
    segments.values().forEach(Runnable::run);
    return places;
  }

  private static void add(
      AuditTable table,
      SegmentFile segment,
      long term,
      long after,
      int most,
      List<RowFetcher.Place> places) {
    table.visit(
        term,
        after,
        (seq, offset) -> places.size() < most && places.add(new RowFetcher.Place(segment, offset)));
  }

  private SettledSearch search(Kind kind) {
    List<SettledSearch.Layer> layers = new ArrayList<>();
    for (IndexRun run : indexed) {
      layers.add(new SettledSearch.Layer(run.segment().number(), kind.table.apply(run.settled())));
    }
    for (LiveRows rows : live) {
      SettledIndex settled = rows.columns.settled.live();
      layers.add(new SettledSearch.Layer(rows.segment.number(), kind.table.apply(settled)));
    }
    return new SettledSearch(layers);
  }
}
