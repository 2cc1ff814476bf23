package dev.matchbook.composite.model;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
  private final PlainCaches caches;

  private final Random random;
  private Checkpoint committed;

  private PlainLayers(Stage stage, Flaw flaw) {
    this.flaw = flaw;
    record = stage.truth();
    caches = new PlainCaches(stage, flaw, this::checkpoint);
    random = new Random(stage.seed());
    stage.kept().stream().filter(store -> store != record).forEach(logs::add);
    record.open();
    try {
      logs.forEach(FaultyStore::open);
      level();
      caches.open();
    } catch (StoreException e) {
      close();
      throw e;
    }
  }

  /** Opens layers with that flaw. */
  static Opened.Opener with(Flaw flaw) {
    return stage -> {
      PlainLayers layers = new PlainLayers(stage, flaw);
      return new Opened(layers, layers::isLevel, PATIENCE, List.of());
    };
  }

  /** The one that has come furthest is right; the others are at most one batch behind. */
  private void level() {
    committed = record.checkpoint();
    for (FaultyStore log : logs) {
      Checkpoint at = log.checkpoint();
      if (at.commands() > committed.commands()) {
        new PlainLevelling(log, flaw).bring(record, committed, at);
        committed = at;
      }
    }
    for (FaultyStore log : logs) {
      new PlainLevelling(record, flaw).bring(log, log.checkpoint(), committed);
    }
  }

  private boolean isLevel() {
    return record.tables().checkpoint().equals(committed) && caches.becomeLevel();
  }

  @Override
  public boolean commit(Batch batch) {
    if (!batch.followsOn(committed, name())) {
      return false;
    }
    if (flaw == Flaw.CACHES_FIRST) {
      caches.follow(batch);
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
    caches.follow(batch);
    caches.rejoin();
    return true;
  }

  private Batch below(Batch batch) {
    if (flaw != Flaw.PARTIAL_FILLS_STAY_ABOVE) {
      return batch;
    }
    List<StoredOrder> orders = new ArrayList<>(batch.orders());
    orders.removeIf(order -> order.isOpen() && order.cumQty().signum() > 0);
    return new Batch(
        batch.previous(),
        batch.checkpoint(),
        orders,
        batch.trades(),
        batch.markets(),
        batch.authorizations(),
        batch.nonces(),
        batch.settlements(),
        batch.audit());
  }

  private void log(FaultyStore log, Batch batch) {
    if (flaw == Flaw.LOG_IN_ANY_ORDER) {
      List<Trade> trades = new ArrayList<>(batch.trades());
      Collections.shuffle(trades, random);
      trades.forEach(log::saveTrade);
    }
    log.commit(
        switch (flaw) {
          case LOG_WITHOUT_WHAT_WAS_SIGNED -> PlainCaches.plain(batch);
          case LOG_WITHOUT_WHAT_SETTLED -> unsettled(batch);
          default -> batch;
        });
  }

  private static Batch unsettled(Batch batch) {
    return new Batch(
        batch.previous(),
        batch.checkpoint(),
        batch.orders(),
        batch.trades(),
        batch.markets(),
        batch.authorizations(),
        batch.nonces());
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    record.saveOrders(orders);
    logs.forEach(log -> log.saveOrders(orders));
    // A cache may have forgotten a newer version.
    List<StoredOrder> newest =
        orders.stream().flatMap(order -> record.findOrder(order.orderId()).stream()).toList();
    caches.aside(store -> saved(store, newest));
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
    boolean done = record.removeOrder(orderId);
    logs.forEach(log -> log.removeOrder(orderId));
    caches.aside(store -> store.removeOrder(orderId));
    return done;
  }

  private <T> Optional<T> one(
      Function<FaultyCache, Seen<Optional<T>>> see,
      ToLongFunction<PlainCaches.Floor> floor,
      Supplier<Optional<T>> last,
      PlainCaches.Fill<Optional<T>> fill) {
    try {
      return caches.first(
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
        PlainCaches.Floor::orders,
        () -> record.findOrder(orderId),
        (above, found) ->
            found.ifPresent(
                order -> {
                  boolean isPast = order.seq() <= committed.seq();
                  if (flaw == Flaw.OLD_VERSION_FILLED
                      || flaw == Flaw.CLOSED_TAKEN_FOR_FINAL && !order.isOpen() && isPast
                      || isFinal(order) && (isPast || flaw == Flaw.ROW_FILLED_EARLY)) {
                    caches.fillOrder(above, order);
                  }
                }));
  }

  /** A trade that is busted changes orders that are closed. */
  private static boolean isFinal(StoredOrder order) {
    return !order.isOpen() && order.cumQty().signum() == 0;
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    return caches.first(
        cache -> cache.seeOrder(account, clOrdId),
        (seen, floor) ->
            seen.value().filter(StoredOrder::isOpen).isPresent()
                || seen.wholeSince() == 0 && floor.orders() == 0,
        () -> record.findOrder(account, clOrdId),
        (above, found) -> {});
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return page(
        cache -> cache.seeOrders(query, after, limit),
        (seen, floor) ->
            query.isOpenOnly()
                || Math.max(floor.orders(), seen.wholeSince()) <= Math.max(0, query.changedSince()),
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
        PlainCaches.Floor::trades,
        () -> record.findTrade(tradeId),
        (above, found) ->
            found
                .filter(t -> t.seq() <= committed.seq() || flaw == Flaw.ROW_FILLED_EARLY)
                .ifPresent(trade -> caches.fill(above, cache -> cache.saveTrade(trade))));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return page(
        cache -> cache.seeTrades(query, after, limit),
        (seen, floor) -> Math.max(floor.trades(), seen.wholeSince()) <= query.sinceSeq(),
        () -> record.trades(query, after, limit));
  }

  private <T> Page<T> page(
      Function<FaultyCache, Seen<Page<T>>> see,
      PlainCaches.Usable<Page<T>> usable,
      Supplier<Page<T>> last) {
    boolean any = flaw == Flaw.INCOMPLETE_LAYER_BELIEVED;
    Page<T> page =
        caches.first(
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
    return caches.first(
        FaultyCache::seeMarkets, (seen, floor) -> true, record::markets, (above, found) -> {});
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return askedForSigned().findAuthorization(orderId);
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    return askedForSigned().nonces(after, limit);
  }

  private FaultyStore askedForSigned() {
    return askedWith(Flaw.CACHE_ASKED_WHAT_WAS_SIGNED);
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return askedForSettled().findSettlement(tradeId);
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    return askedForSettled().settlements(query, after, limit);
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return askedForSettled().findSettlementBatch(batchId);
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    return askedForSettled().settlementBatches(query, after, limit);
  }

  private FaultyStore askedForSettled() {
    return askedWith(Flaw.CACHE_ASKED_WHAT_SETTLED);
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    return askedWith(Flaw.CACHE_ASKED_FOR_THE_TRAIL).audit(query, after, limit);
  }

  private FaultyStore askedWith(Flaw wrong) {
    return flaw == wrong ? caches.top() : record;
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
    caches.close();
  }
}
