package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * What is where: the segments with their indexes, the open orders, nonces, markets and the
 * checkpoint.
 *
 * <p>One thread at a time writes, under the write lock and only for as long as it takes to note
 * rows that are on disk already; readers take a {@link View} or look at the open orders under the
 * read lock. So every read sees some whole write and all before it.
 */
final class Catalog {
  /** Rows of the segment being written that are indexed together. */
  static final int CHUNK = 1 << 14;

  private final int chunk;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Integer, SegmentFile> segments = new HashMap<>();
  private final TreeMap<Integer, MarketState> markets = new TreeMap<>();
  private Map<String, Integer> marketIndexes = Map.of();
  private List<IndexRun> indexed = List.of();
  private List<LiveRows> live = List.of();
  private final NonceTable nonces = new NonceTable();
  private OpenTable open = new OpenTable();
  private OpenSettled settled = new OpenSettled();
  private Checkpoint checkpoint = Checkpoint.START;
  private long maxOrderId;
  private long maxTradeId;

  /** An open order that a query has found: its key in the query's order, and where it is. */
  record OpenRow(Cursor key, RowFetcher.Place place) {}

  /** What was noted last of an order's authorization: its place, or null where it was removed. */
  private record Signed(RowFetcher.Place place) {}

  Catalog(int chunk) {
    this.chunk = chunk;
  }

  /** Rows of a segment that has no index yet. */
  LiveRows newRows(SegmentFile segment) {
    return new LiveRows(segment, chunk);
  }

  /** Goes on from what was noted at the end of a segment. */
  void restore(StateFile state) {
    checkpoint = state.checkpoint();
    maxOrderId = state.maxOrderId();
    maxTradeId = state.maxTradeId();
    open = state.open();
    settled = state.settled();
    state.markets().forEach(market -> markets.put(market.index(), market));
    nonces.put(state.nonces());
    indexMarkets();
  }

  /** Takes a closed segment in that has an index. */
  void add(IndexRun run) {
    writing(
        () -> {
          segments.put(run.segment().number(), run.segment());
          indexed = append(indexed, run);
          return null;
        });
  }

  /** Takes a segment in that will be written. */
  void add(LiveRows rows) {
    writing(
        () -> {
          segments.put(rows.segment.number(), rows.segment);
          live = append(live, rows);
          return null;
        });
  }

  /** Lets an index take the place of the segment's rows, or of another index of it. */
  void index(IndexRun run) {
    writing(
        () -> {
          int number = run.segment().number();
          segments.put(number, run.segment());
          live = live.stream().filter(rows -> rows.segment.number() != number).toList();
          List<IndexRun> runs = new ArrayList<>(indexed);
          runs.removeIf(other -> other.segment().number() == number);
          runs.add(run);
          runs.sort(Comparator.comparingInt(each -> each.segment().number()));
          indexed = List.copyOf(runs);
          return null;
        });
  }

  /** Notes rows of the newest segment. */
  void apply(RowBatch rows) {
    writing(
        () -> {
          LiveRows newest = live.get(live.size() - 1);
          note(rows, newest.columns, newest.segment.number(), true);
          return null;
        });
  }

  /** Notes rows in columns, and what they change if it is not known yet. */
  void note(RowBatch rows, Columns columns, int segment, boolean isNews) {
    if (isNews && !rows.markets.isEmpty()) {
      rows.markets.forEach(market -> markets.put(market.index(), market));
      indexMarkets();
    }
    noteOrders(rows, columns, segment, isNews);
    noteTrades(rows, columns);
    noteSigned(rows, columns, isNews);
    columns.settled.note(rows, segment, isNews ? settled : null);
    for (int i = 0; i < rows.removed.size(); i++) {
      columns.remove(rows.removed.get(i), Words.removed(rows.removedOffsets.get(i)));
    }
    if (isNews && rows.checkpoint != null) {
      checkpoint = rows.checkpoint;
    }
  }

  private void noteOrders(RowBatch rows, Columns columns, int segment, boolean isNews) {
    for (int i = 0; i < rows.orders.size(); i++) {
      StoredOrder order = rows.orders.get(i);
      long word = Words.of(order, rows.orderOffsets.get(i), marketIndex(order.symbol()));
      columns.add(order, word);
      if (isNews) {
        open.put(order, word, segment);
        maxOrderId = Math.max(maxOrderId, order.orderId());
      }
    }
  }

  private void noteTrades(RowBatch rows, Columns columns) {
    for (int i = 0; i < rows.trades.size(); i++) {
      Trade trade = rows.trades.get(i);
      columns.add(trade, Words.of(rows.tradeOffsets.get(i), marketIndex(trade.symbol())));
      maxTradeId = Math.max(maxTradeId, trade.tradeId());
    }
  }

  private void noteSigned(RowBatch rows, Columns columns, boolean isNews) {
    for (int i = 0; i < rows.authorizations.size(); i++) {
      long word = Words.of(rows.authorizationOffsets.get(i), Words.NO_MARKET);
      columns.sign(rows.authorizations.get(i).orderId(), word);
    }
    if (isNews) {
      nonces.put(rows.nonces);
    }
  }

  private int marketIndex(String symbol) {
    return marketIndexes.getOrDefault(symbol, Words.NO_MARKET);
  }

  private void indexMarkets() {
    if (marketIndexes.size() != markets.size()) {
      Map<String, Integer> indexes = new HashMap<>();
      markets.values().forEach(market -> indexes.put(market.symbol(), market.index()));
      marketIndexes = Map.copyOf(indexes);
    }
  }

  private static <T> List<T> append(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }

  /** Everything as the last write left it. */
  View view() {
    return reading(
        () ->
            new View(
                checkpoint,
                marketIndexes,
                indexed,
                live,
                live.stream().map(rows -> rows.columns.from(0, 0)).toList()));
  }

  Checkpoint checkpoint() {
    return reading(() -> checkpoint);
  }

  List<MarketState> markets() {
    return reading(() -> List.copyOf(markets.values()));
  }

  /** What there is, as a file keeps it; the hash is that of the last row. */
  StateFile state(String hash) {
    return reading(
        () ->
            new StateFile(
                hash,
                checkpoint,
                maxOrderId,
                maxTradeId,
                List.copyOf(markets.values()),
                nonces.all(),
                open.copy(),
                settled.copy()));
  }

  Page<StoredNonce> nonces(Cursor after, int limit) {
    return reading(() -> nonces.page(after, limit));
  }

  /** Where it is what was signed for an order, or null. */
  RowFetcher.Place findAuthorization(long orderId) {
    Signed found = reading(() -> liveAuthorization(orderId));
    // newer segments first; they may be more by now, and what is in them newer
    List<IndexRun> older = found == null ? reading(() -> indexed) : List.of();
    for (int i = older.size() - 1; i >= 0 && found == null; i--) {
      found = signed(older.get(i).segment(), older.get(i).findSigned(orderId));
    }
    return found == null ? null : found.place;
  }

  private Signed liveAuthorization(long orderId) {
    Signed found = null;
    for (int i = live.size() - 1; i >= 0 && found == null; i--) {
      found = signed(live.get(i).segment, live.get(i).columns.findSigned(orderId));
    }
    return found;
  }

  private static Signed signed(SegmentFile segment, long word) {
    if (word < 0) {
      return null;
    }
    boolean removed = Words.isRemoved(word);
    return new Signed(removed ? null : new RowFetcher.Place(segment, Words.offset(word)));
  }

  /** Where it is what is known of a settlement, or of a batch of trades; null of an unknown one. */
  RowFetcher.Place findSettled(SettledCatalog.Kind kind, long id) {
    return reading(
        () -> {
          OpenSettled.Placed found = new SettledCatalog(settled, indexed, live).find(kind, id);
          return found == null ? null : place(found);
        });
  }

  /** Where they are that may match, up to that many behind an id, by id. */
  List<RowFetcher.Place> settled(
      SettledCatalog.Kind kind, SettlementQuery query, long after, int most) {
    return reading(
        () ->
            new SettledCatalog(settled, indexed, live)
                .page(kind, query, after, most).stream().map(this::place).toList());
  }

  private RowFetcher.Place place(OpenSettled.Placed placed) {
    return new RowFetcher.Place(segments.get(placed.segment()), placed.row().offset());
  }

  /** Where events of the audit trail are, up to that many behind a {@code seq}. */
  List<RowFetcher.Place> audit(long term, long after, int most) {
    return reading(() -> new SettledCatalog(settled, indexed, live).audit(term, after, most));
  }

  /** Whether an order with that id can be there. */
  boolean mayHaveOrder(long orderId) {
    return orderId <= maxOrderId;
  }

  /** Whether a trade with that id can be there. */
  boolean mayHaveTrade(long tradeId) {
    return tradeId <= maxTradeId;
  }

  /** The last version of an order if it is open, or null. */
  View.Version findOpen(long orderId) {
    return reading(() -> version(open.find(orderId)));
  }

  /** The last version of the open order with that term, or null. */
  View.Version findOpenByClOrdId(long term) {
    return reading(() -> version(open.findClOrdId(term)));
  }

  private View.Version version(int place) {
    return place < 0 ? null : new View.Version(open.seq(place), place(place));
  }

  private RowFetcher.Place place(int place) {
    return new RowFetcher.Place(segments.get(open.segment(place)), Words.offset(open.word(place)));
  }

  /** Gives what a reader collects of the open orders. */
  List<OpenRow> open(OpenSelection selection) {
    return reading(
        () -> {
          IntPredicate filter = selection.filter(open, marketIndexes);
          open.forEach(
              place -> {
                if (filter.test(place)) {
                  selection.add(selection.key(open, place), place);
                }
              });
          return selection.chosen(this::place);
        });
  }

  private <T> T reading(Supplier<T> action) {
    lock.readLock().lock();
    try {
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T writing(Supplier<T> action) {
    lock.writeLock().lock();
    try {
      return action.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Lets go of all files. */
  void close() throws IOException {
    for (SegmentFile segment : segments.values()) {
      segment.close();
    }
  }
}
