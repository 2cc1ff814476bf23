package dev.matchbook.composite.model;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Layers in the plainest way, all by one thread, with at most one {@link Flaw}: the same laws as
 * the composite's, and how they are broken. Where a flaw needs a slow reader, what it found is put
 * into the upper layers only with the next write.
 */
final class PlainLayers implements ExchangeStore {
  private static final int PATIENCE = 100;

  private final Flaw flaw;
  private final FaultyStore record;
  private final List<FaultyStore> logs = new ArrayList<>();
  private final List<FaultyCache> caches;

  /** Caches that are where the record is; each with its floors. */
  private final Map<FaultyCache, Floor> current = new HashMap<>();

  private final List<Runnable> late = new ArrayList<>();
  private final Random random;
  private Checkpoint committed;

  /** Above these a cache was given everything. */
  private record Floor(long orders, long trades) {}

  private PlainLayers(Stage stage, Flaw flaw) {
    this.flaw = flaw;
    record = stage.truth();
    caches = stage.caches();
    random = new Random(stage.seed());
    stage.kept().stream().filter(store -> store != record).forEach(logs::add);
    record.open();
    try {
      logs.forEach(FaultyStore::open);
      level();
      caches.forEach(cache -> open(cache));
    } catch (StoreException e) {
      close();
      throw e;
    }
  }

  /** Opens layers with that flaw. */
  static Opened.Opener with(Flaw flaw) {
    return stage -> {
      PlainLayers layers = new PlainLayers(stage, flaw);
      return new Opened(layers, layers::becomeLevel, PATIENCE, List.of());
    };
  }

  /** The one that has come furthest is right; the others are at most one batch behind. */
  private void level() {
    committed = record.checkpoint();
    for (FaultyStore log : logs) {
      Checkpoint at = log.checkpoint();
      if (at.commands() > committed.commands()) {
        bring(record, log, committed, at);
        committed = at;
      }
    }
    for (FaultyStore log : logs) {
      bring(log, record, log.checkpoint(), committed);
    }
  }

  private static void bring(
      ExchangeStore store, ExchangeStore source, Checkpoint from, Checkpoint to) {
    if (from.equals(to)) {
      return;
    }
    OrderQuery changed = OrderQuery.all().changedSince(from.seq());
    TradeQuery happened = TradeQuery.all().since(from.seq());
    store.commit(
        new Batch(
            from,
            to,
            source.orders(changed, null, Page.MAX_ROWS).rows(),
            source.trades(happened, null, Page.MAX_ROWS).rows(),
            source.markets()));
  }

  private void open(FaultyCache cache) {
    try {
      cache.open();
    } catch (StoreException e) {
      // It is opened when it is there.
      return;
    }
    if (flaw == Flaw.NOTHING_LOADED) {
      current.put(cache, new Floor(0, 0));
    } else {
      join(cache);
    }
  }

  /** Fills a cache anew, if it can be. */
  private void join(FaultyCache cache) {
    current.remove(cache);
    try {
      if (flaw == Flaw.NOT_CAUGHT_UP) {
        leap(cache, cache.checkpoint());
        current.put(cache, new Floor(0, 0));
        return;
      }
      if (flaw != Flaw.FILLED_ON_TOP || !cache.checkpoint().equals(Checkpoint.START)) {
        cache.clear();
      }
      OrderQuery open = OrderQuery.all().open();
      cache.saveOrders(record.orders(open, null, Page.MAX_ROWS).rows());
      leap(cache, Checkpoint.START);
      long floor = flaw == Flaw.OFF_BY_ONE ? committed.seq() - 1 : committed.seq();
      current.put(cache, new Floor(floor, floor));
    } catch (StoreException e) {
      // It is filled when it is there.
    }
  }

  private void leap(FaultyCache cache, Checkpoint from) {
    if (!committed.equals(from)) {
      cache.commit(Batch.leap(from, committed, record.markets()));
    }
  }

  /** Takes in whatever is out; whether that was possible. */
  private boolean becomeLevel() {
    if (!record.tables().checkpoint().equals(committed)) {
      return false;
    }
    for (FaultyCache cache : caches) {
      boolean is = current.containsKey(cache);
      try {
        if (!is || !cache.checkpoint().equals(committed) && flaw != Flaw.READ_WHILE_BEHIND) {
          reopen(cache);
          join(cache);
        }
      } catch (StoreException e) {
        return false;
      }
    }
    return current.size() == caches.size();
  }

  private static void reopen(FaultyCache cache) {
    cache.close();
    cache.open();
  }

  @Override
  public boolean commit(Batch batch) {
    if (!batch.followsOn(committed, name())) {
      return false;
    }
    if (flaw == Flaw.CACHES_FIRST) {
      List.copyOf(current.keySet()).forEach(cache -> follow(cache, batch));
    }
    try {
      record.commit(below(batch));
      logs.forEach(log -> log(log, batch));
    } catch (StoreException e) {
      if (flaw != Flaw.STORE_ERRORS_IGNORED) {
        // One may have what another rejects.
        throw logs.isEmpty() ? e : StoreException.failed(name(), e.getMessage(), e);
      }
    }
    committed = batch.checkpoint();
    for (FaultyCache cache : List.copyOf(current.keySet())) {
      follow(cache, batch);
    }
    if (random.nextInt(3) == 0) {
      caches.stream().filter(cache -> !current.containsKey(cache)).forEach(this::rejoin);
    }
    late.forEach(Runnable::run);
    late.clear();
    return true;
  }

  private void rejoin(FaultyCache cache) {
    try {
      reopen(cache);
      join(cache);
    } catch (StoreException e) {
      // It stays out.
    }
  }

  private Batch below(Batch batch) {
    if (flaw != Flaw.PARTIAL_FILLS_STAY_ABOVE) {
      return batch;
    }
    List<StoredOrder> orders = new ArrayList<>(batch.orders());
    orders.removeIf(order -> order.isOpen() && order.cumQty().signum() > 0);
    return new Batch(batch.previous(), batch.checkpoint(), orders, batch.trades(), batch.markets());
  }

  private void log(FaultyStore log, Batch batch) {
    if (flaw == Flaw.LOG_IN_ANY_ORDER) {
      List<Trade> trades = new ArrayList<>(batch.trades());
      Collections.shuffle(trades, random);
      trades.forEach(log::saveTrade);
    }
    log.commit(batch);
  }

  private void follow(FaultyCache cache, Batch batch) {
    try {
      if (flaw == Flaw.BATCH_SKIPPED && random.nextInt(20) == 0) {
        cache.commit(Batch.leap(batch.previous(), batch.checkpoint(), List.of()));
      } else {
        cache.commit(batch);
      }
    } catch (StoreException e) {
      if (flaw != Flaw.READ_WHILE_BEHIND) {
        current.remove(cache);
      }
    }
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    aside(store -> saved(store, orders));
  }

  private static boolean saved(ExchangeStore store, Collection<StoredOrder> orders) {
    store.saveOrders(orders);
    return true;
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeOrder(long orderId) {
    return aside(store -> store.removeOrder(orderId));
  }

  private boolean aside(Function<ExchangeStore, Boolean> write) {
    boolean done = write.apply(record);
    logs.forEach(write::apply);
    for (FaultyCache cache : List.copyOf(current.keySet())) {
      try {
        write.apply(cache);
      } catch (StoreException e) {
        current.remove(cache);
      }
    }
    if (flaw == Flaw.REMOVED_ORDER_FILLED_BACK) {
      late.forEach(Runnable::run);
    }
    late.clear();
    return done;
  }

  /** Asks the layers from the top; at last the record. */
  private <T> T first(
      Function<FaultyCache, Seen<T>> see, Usable<T> usable, Supplier<T> last, Fill<T> fill) {
    List<FaultyCache> above = new ArrayList<>();
    for (FaultyCache cache : caches) {
      Floor floor = current.get(cache);
      if (floor == null) {
        above.add(cache);
        continue;
      }
      try {
        Seen<T> seen = see.apply(cache);
        boolean isAt = seen.at().commands() >= committed.commands() || believesAnyPlace();
        if (isAt && usable.is(seen, floor)) {
          fill.into(above, seen.value());
          return seen.value();
        }
        above.add(cache);
      } catch (StoreException e) {
        // The next one is asked.
      }
    }
    T value = last.get();
    fill.into(above, value);
    return value;
  }

  private boolean believesAnyPlace() {
    return flaw == Flaw.READ_WHILE_BEHIND
        || flaw == Flaw.LOST_MEMORY_READ
        || flaw == Flaw.NOTHING_LOADED;
  }

  /** Whether an answer can be given. */
  private interface Usable<T> {
    boolean is(Seen<T> seen, Floor floor);
  }

  /** Puts what was found into the layers above. */
  private interface Fill<T> {
    void into(List<FaultyCache> above, T found);
  }

  private <T> Optional<T> one(
      Function<FaultyCache, Seen<Optional<T>>> see,
      ToLongFunction<Floor> floor,
      Supplier<Optional<T>> last,
      Fill<Optional<T>> fill) {
    try {
      return first(
          see,
          (seen, floors) ->
              seen.value().isPresent()
                  || flaw == Flaw.NEGATIVE_ANSWER_BELIEVED
                  || seen.wholeSince() == 0 && floor.applyAsLong(floors) == 0,
          last,
          fill);
    } catch (StoreException e) {
      if (flaw == Flaw.FAILED_READ_IS_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return one(
        cache -> cache.seeOrder(orderId),
        Floor::orders,
        () -> record.findOrder(orderId),
        (above, found) ->
            found.ifPresent(
                order -> {
                  boolean isPast = order.seq() <= committed.seq();
                  if (flaw == Flaw.OLD_VERSION_FILLED
                      || !order.isOpen() && (isPast || flaw == Flaw.ROW_FILLED_EARLY)) {
                    fillOrder(above, order);
                  }
                }));
  }

  private void fillOrder(List<FaultyCache> above, StoredOrder order) {
    List<FaultyCache> into = List.copyOf(above);
    if (flaw == Flaw.REMOVED_ORDER_FILLED_BACK || flaw == Flaw.OLD_VERSION_FILLED) {
      late.add(() -> fill(into, cache -> cache.saveOrder(order)));
    } else {
      fill(into, cache -> cache.saveOrder(order));
    }
  }

  private void fill(List<FaultyCache> above, Consumer<FaultyCache> save) {
    if (flaw == Flaw.NOTHING_FILLED) {
      return;
    }
    for (FaultyCache cache : above) {
      try {
        save.accept(cache);
      } catch (StoreException e) {
        // It need not be there.
      }
    }
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    return first(
        cache -> cache.seeOrder(account, clOrdId),
        (seen, floor) ->
            seen.value().filter(StoredOrder::isOpen).isPresent()
                || seen.wholeSince() == 0 && floor.orders == 0,
        () -> record.findOrder(account, clOrdId),
        (above, found) -> {});
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return page(
        cache -> cache.seeOrders(query, after, limit),
        (seen, floor) ->
            query.isOpenOnly()
                || Math.max(floor.orders, seen.wholeSince()) <= Math.max(0, query.changedSince()),
        () -> record.orders(query, after, limit));
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    return page(
        cache -> cache.seeOpenOrders(symbol, after, limit),
        (seen, floor) -> true,
        () -> record.openOrders(symbol, after, limit));
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return one(
        cache -> cache.seeTrade(tradeId),
        Floor::trades,
        () -> record.findTrade(tradeId),
        (above, found) ->
            found
                .filter(t -> t.seq() <= committed.seq() || flaw == Flaw.ROW_FILLED_EARLY)
                .ifPresent(trade -> fill(above, cache -> cache.saveTrade(trade))));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return page(
        cache -> cache.seeTrades(query, after, limit),
        (seen, floor) -> Math.max(floor.trades, seen.wholeSince()) <= query.sinceSeq(),
        () -> record.trades(query, after, limit));
  }

  private <T> Page<T> page(
      Function<FaultyCache, Seen<Page<T>>> see, Usable<Page<T>> usable, Supplier<Page<T>> last) {
    boolean any = flaw == Flaw.INCOMPLETE_LAYER_BELIEVED;
    Page<T> page =
        first(
            see,
            (seen, floor) -> any && !seen.value().rows().isEmpty() || usable.is(seen, floor),
            last,
            (above, found) -> {});
    if (flaw != Flaw.PAGE_OF_TWO_LAYERS) {
      return page;
    }
    Page<T> below = last.get();
    int half = Math.min(page.rows().size(), below.rows().size()) / 2;
    List<T> rows = new ArrayList<>(page.rows().subList(0, half));
    rows.addAll(below.rows().subList(half, below.rows().size()));
    return new Page<>(rows, below.next());
  }

  @Override
  public List<MarketState> markets() {
    return first(
        FaultyCache::seeMarkets, (seen, floor) -> true, record::markets, (above, found) -> {});
  }

  @Override
  public Checkpoint checkpoint() {
    return committed;
  }

  @Override
  public String name() {
    return "plain layers";
  }

  @Override
  public Set<Capability> capabilities() {
    return record.capabilities();
  }

  @Override
  public void close() {
    record.close();
    logs.forEach(FaultyStore::close);
    caches.forEach(FaultyCache::close);
  }
}
