package dev.matchbook.composite;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.BatchLog;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a layer to where the truth is, while the truth goes on.
 *
 * <p>The truth's checkpoint is read first, and what changed after it: rows may be newer than that
 * checkpoint, never older. They are saved, and the layer's checkpoint moves last, in a {@link
 * Batch#leap}: until then nobody takes it for current, and after a crash it begins where it began.
 * Batches of later than that checkpoint wait in the layer's queue meanwhile; what they bring again
 * is passed over by its version.
 *
 * <p>A cache that is ahead of the truth, or of another history, is emptied. So is one that went
 * back, one that this process finds behind for the first time, and one where that makes less to
 * write. A store that is no cache is never emptied, but refused.
 */
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);

  /** In how many events less than that a cache is not worth emptying. */
  private static final long FEW_EVENTS = 10_000;

  /** Up to so many rows of each kind are one batch. */
  private static final int ONE_BATCH = 10_000;

  /** Where a cache is while it is filled: nothing had happened there yet. */
  private static final Checkpoint BEGUN = new Checkpoint(1, 0, 0, 0, 0);

  private final ExchangeStore source;
  private final int warmTrades;
  private final OpenCount openOrders;
  private final WarmUpProgress progress;

  CatchUp(ExchangeStore source, int warmTrades, OpenCount openOrders, WarmUpProgress progress) {
    this.source = source;
    this.warmTrades = warmTrades;
    this.openOrders = openOrders;
    this.progress = progress;
  }

  /**
   * Catches a layer up, and says in it from where on it has everything.
   *
   * @param clear whether what it has cannot be trusted
   * @return where it is now
   * @throws StoreException of the layer
   * @throws HistoryException if the layer has what the truth has never had, and is not to be
   *     emptied
   * @throws SourceException of the truth
   */
  Checkpoint run(Layer layer, boolean clear) {
    Source truth = new Source(source);
    Rows rows = new Rows(layer.name(), truth, progress);
    ExchangeStore store = layer.store();
    Checkpoint reached =
        layer.role() == Role.CACHE && store instanceof CacheStore cache
            ? cache(layer, cache, clear, rows)
            : plain(layer, store, rows);
    layer.figures.catchUps.increment();
    rows.done();
    return reached;
  }

  private Checkpoint cache(Layer layer, CacheStore cache, boolean clear, Rows rows) {
    Checkpoint target = rows.truth().checkpoint();
    Checkpoint from = clear ? null : cache.checkpoint();
    if (from != null && target.equals(Checkpoint.START) && !from.equals(target)) {
      // It may be the last copy of something.
      throw new HistoryException(
          cache.name(),
          "is at " + from + ", but " + source.name() + " is empty: is it the right one?");
    }
    if (from == null || !isBefore(from, target) || mayHaveRemoved(layer, from, target)) {
      LOG.warn("{}: is emptied: it is at {}, the system of record at {}", layer, from, target);
      from = Checkpoint.START;
    }
    boolean known = from.equals(layer.position()) && !from.equals(Checkpoint.START);
    Floors floors = known ? layer.floors() : Floors.UNKNOWN;
    // Not twice in turn: one that is filled more slowly than the truth goes on would never end.
    if (layer.wasFollowing() && !from.equals(Checkpoint.START) && refillIsLess(from, target)) {
      from = Checkpoint.START;
    }
    boolean anew = from.equals(Checkpoint.START);
    if (anew) {
      layer.filling();
      // Half of an earlier filling may be there, and what it found open be closed by now.
      cache.clear();
      from = begin(cache, target);
    }
    layer.floors(Floors.UNKNOWN);
    layer.mixed();
    layer.floors(anew ? fill(cache, target, rows) : changes(cache, from, target, floors, rows));
    // What comes later comes from the queue.
    layer.floors(layer.floors().atMost(target.seq(), target.seq()));
    leap(layer, from, target, rows.truth());
    return target;
  }

  /**
   * Moves an empty cache off the start, so that one that loses its memory while it is filled is not
   * taken for one that has all that it was given.
   */
  private static Checkpoint begin(CacheStore cache, Checkpoint target) {
    if (target.commands() <= BEGUN.commands()) {
      return Checkpoint.START;
    }
    cache.commit(Batch.leap(Checkpoint.START, BEGUN, List.of()));
    return BEGUN;
  }

  /**
   * What was removed since is not among the changes. Within this process it is known that nothing
   * was; but not what an earlier process did while it could not reach the cache, nor what a cache
   * has again that went back.
   */
  private static boolean mayHaveRemoved(Layer layer, Checkpoint from, Checkpoint target) {
    boolean wentBack = from.commands() < layer.position().commands();
    boolean first = layer.position().equals(Checkpoint.START) && !from.equals(Checkpoint.START);
    return wentBack || first && !from.equals(target);
  }

  /** Whether a store there can be brought here: the same place, or an earlier one. */
  private static boolean isBefore(Checkpoint from, Checkpoint target) {
    return from.equals(target) || target.isAtOrAfter(from) && target.commands() > from.commands();
  }

  private boolean refillIsLess(Checkpoint from, Checkpoint target) {
    long events = target.seq() - from.seq();
    return events > FEW_EVENTS && openOrders.isFewerThan(events / 2 - warmTrades);
  }

  private Floors fill(CacheStore cache, Checkpoint target, Rows rows) {
    long open = rows.openOrders(cache);
    openOrders.is(open);
    // Also what was saved outside of batches and stands above the checkpoint.
    long top = rows.truth().checkpoint().seq();
    rows.changedOrders(cache, target.seq(), top);
    rows.trades(cache, target.seq(), top);
    return new Floors(target.seq(), rows.recentTrades(cache, warmTrades));
  }

  private Floors changes(
      CacheStore cache, Checkpoint from, Checkpoint target, Floors floors, Rows rows) {
    rows.changedOrders(cache, from.seq(), target.seq());
    boolean allTrades = target.tradeId() - from.tradeId() <= warmTrades;
    if (allTrades) {
      rows.trades(cache, from.seq(), target.seq());
    }
    Floors now = floors.atMost(from.seq(), allTrades ? from.seq() : Long.MAX_VALUE);
    // A cache that this process has not filled before is given its recent trades too.
    boolean warm = allTrades && floors.trades() != Long.MAX_VALUE;
    return warm ? now : now.trades(rows.recentTrades(cache, warmTrades));
  }

  private Checkpoint plain(Layer layer, ExchangeStore store, Rows rows) {
    Checkpoint from = store.checkpoint();
    Checkpoint target = rows.truth().checkpoint();
    if (!isBefore(from, target)) {
      throw new HistoryException(
          store.name(),
          "is at " + from + ", which " + source.name() + " at " + target + " has not been at");
    }
    layer.floors(Floors.WHOLE);
    layer.mixedUntil(target);
    if (source instanceof BatchLog log) {
      return replay(log, from, store);
    }
    requireSameHistory(store, from, rows.truth());
    if (from.equals(target)) {
      return target;
    }
    layer.mixed();
    if (!oneBatch(layer, from, target, rows)) {
      Signed signed = new Signed(rows, layer, from, target);
      rows.forChangedOrders(
          from.seq(), target.seq(), changed -> rows.save(store, signed.see(changed)));
      signed.seeTheRest(changed -> rows.save(store, changed));
      rows.trades(store, from.seq(), target.seq());
      commit(layer, signed.batch(List.of(), List.of(), rows.truth().markets()), rows.truth());
    }
    return target;
  }

  /** Counters alone can agree by chance; the last trade and the markets do not. */
  private void requireSameHistory(ExchangeStore store, Checkpoint at, Source truth) {
    List<AddMarket> theirs = definitions(truth.markets());
    List<AddMarket> ours = definitions(store.markets());
    boolean same = ours.size() <= theirs.size() && theirs.subList(0, ours.size()).equals(ours);
    Optional<Trade> our = store.findTrade(at.tradeId());
    Optional<Trade> their = our.isPresent() ? truth.trade(at.tradeId()) : our;
    boolean forgotten = their.isEmpty() && !truth.hasAllTrades();
    if (!same || !forgotten && !our.equals(their)) {
      throw new HistoryException(
          store.name(), "is at " + at + ", but has another history than " + source.name());
    }
  }

  private static List<AddMarket> definitions(List<MarketState> markets) {
    return markets.stream().map(MarketState::definition).toList();
  }

  private Checkpoint replay(BatchLog log, Checkpoint from, ExchangeStore store) {
    if (!log.replay(from, store)) {
      throw new HistoryException(
          store.name(), "is at " + from + ", at which " + source.name() + " has never been");
    }
    return store.checkpoint();
  }

  /** What a crash between two stores leaves is a batch, and is given as one. */
  private static boolean oneBatch(Layer layer, Checkpoint from, Checkpoint target, Rows rows) {
    if (target.seq() - from.seq() > ONE_BATCH) {
      return false;
    }
    List<StoredOrder> orders = new ArrayList<>();
    List<Trade> trades = new ArrayList<>();
    Signed signed = new Signed(rows, layer, from, target);
    rows.forChangedOrders(from.seq(), target.seq(), each -> orders.addAll(signed.see(each)));
    // Those are newer than the target.
    signed.seeTheRest(changed -> {});
    rows.forTrades(from.seq(), target.seq(), trades::addAll);
    // Rows that changed again after it come with the batch that changed them.
    orders.removeIf(order -> order.seq() > target.seq());
    trades.removeIf(trade -> trade.seq() > target.seq());
    if (trades.size() != target.tradeId() - from.tradeId()) {
      return false;
    }
    // What was signed for such an order would come before it.
    if (!signed.isOnlyOf(orders)) {
      return false;
    }
    commit(layer, signed.batch(orders, trades, rows.truth().markets()), rows.truth());
    return true;
  }

  private static void commit(Layer layer, Batch batch, Source truth) {
    layer.mixedUntil(truth.checkpoint());
    layer.store().commit(batch);
  }

  /** The rows may be newer than the target: until it is there too nobody may see them. */
  private static void leap(Layer layer, Checkpoint from, Checkpoint target, Source truth) {
    List<MarketState> markets = truth.markets();
    layer.mixedUntil(truth.checkpoint());
    if (!from.equals(target)) {
      layer.store().commit(Batch.leap(from, target, markets));
    }
  }
}
