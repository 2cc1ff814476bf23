package dev.matchbook.composite.model;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The caches of {@link PlainLayers}: those that are where the record is are read and written, the
 * others are emptied and filled when they can be. With at most one {@link Flaw}.
 */
final class PlainCaches {
  private final Flaw flaw;
  private final FaultyStore record;
  private final List<FaultyCache> caches;
  private final Supplier<Checkpoint> acknowledged;
  private final Random random;

  /** Caches that are where the record is. */
  private final Map<FaultyCache, Floor> current = new HashMap<>();

  /** What slow readers are going to put into caches. */
  private final List<Runnable> late = new ArrayList<>();

  /** Above these a cache was given everything. */
  record Floor(long orders, long trades) {}

  /** The caches of a stage, none of them open. */
  PlainCaches(Stage stage, Flaw flaw, Supplier<Checkpoint> acknowledged) {
    this.flaw = flaw;
    this.acknowledged = acknowledged;
    record = stage.truth();
    caches = stage.caches();
    random = new Random(stage.seed());
  }

  void open() {
    caches.forEach(this::open);
  }

  void close() {
    caches.forEach(FaultyCache::close);
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
      long seq = acknowledged.get().seq();
      long floor = flaw == Flaw.OFF_BY_ONE ? seq - 1 : seq;
      current.put(cache, new Floor(floor, floor));
    } catch (StoreException e) {
      // It is filled when it is there.
    }
  }

  private void leap(FaultyCache cache, Checkpoint from) {
    Checkpoint committed = acknowledged.get();
    if (!committed.equals(from)) {
      cache.commit(Batch.leap(from, committed, record.markets()));
    }
  }

  /** Takes in whatever is out; whether that was possible. */
  boolean becomeLevel() {
    Checkpoint committed = acknowledged.get();
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

  /** Takes in what is out, if it can be; slow readers come to an end. */
  void rejoin() {
    caches.stream().filter(cache -> !current.containsKey(cache)).forEach(this::rejoin);
    if (random.nextInt(5) == 0) {
      late.forEach(Runnable::run);
      late.clear();
    }
  }

  private void rejoin(FaultyCache cache) {
    try {
      reopen(cache);
      join(cache);
    } catch (StoreException e) {
      // It stays out.
    }
  }

  /** Gives a batch to those that are current. */
  void follow(Batch batch) {
    List.copyOf(current.keySet()).forEach(cache -> follow(cache, batch));
  }

  private void follow(FaultyCache cache, Batch batch) {
    try {
      if (flaw == Flaw.BATCH_SKIPPED && random.nextInt(20) == 0) {
        cache.commit(Batch.leap(batch.previous(), batch.checkpoint(), List.of()));
      } else {
        cache.commit(forCaches(batch));
      }
    } catch (StoreException e) {
      if (flaw != Flaw.READ_WHILE_BEHIND) {
        current.remove(cache);
      }
    }
  }

  private Batch forCaches(Batch batch) {
    Batch plain = plain(batch);
    boolean settles = flaw == Flaw.CACHE_ASKED_WHAT_SETTLED;
    boolean audits = flaw == Flaw.CACHE_ASKED_FOR_THE_TRAIL;
    return new Batch(
        plain.previous(),
        plain.checkpoint(),
        plain.orders(),
        plain.trades(),
        plain.markets(),
        plain.authorizations(),
        plain.nonces(),
        settles ? batch.settlements() : plain.settlements(),
        audits ? batch.audit() : plain.audit());
  }

  /** A batch without what was signed, has settled or is audited. */
  static Batch plain(Batch batch) {
    return new Batch(
        batch.previous(), batch.checkpoint(), batch.orders(), batch.trades(), batch.markets());
  }

  /** The one that is asked first. */
  FaultyCache top() {
    return caches.get(0);
  }

  /** Writes something else to those that are current. */
  void aside(Function<ExchangeStore, Boolean> write) {
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
  }

  /** Asks the layers from the top; at last the record. */
  <T> T first(
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
        boolean isAt = seen.at().commands() >= acknowledged.get().commands() || believesAnyPlace();
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
  interface Usable<T> {
    boolean is(Seen<T> seen, Floor floor);
  }

  /** Puts what was found into the layers above. */
  interface Fill<T> {
    void into(List<FaultyCache> above, T found);
  }

  void fillOrder(List<FaultyCache> above, StoredOrder order) {
    List<FaultyCache> into = List.copyOf(above);
    if (flaw == Flaw.REMOVED_ORDER_FILLED_BACK
        || flaw == Flaw.OLD_VERSION_FILLED
        || flaw == Flaw.CLOSED_TAKEN_FOR_FINAL) {
      late.add(() -> fill(into, cache -> cache.saveOrder(order)));
    } else {
      fill(into, cache -> cache.saveOrder(order));
    }
  }

  void fill(List<FaultyCache> above, Consumer<FaultyCache> save) {
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
}
