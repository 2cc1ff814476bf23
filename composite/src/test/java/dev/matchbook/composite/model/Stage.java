package dev.matchbook.composite.model;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.LayerSettings;
import dev.matchbook.composite.Role;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The layers of a run, out of its seed: how many, of which kinds, with which bounds; and the
 * history of what was written to them. They outlive each composite that is opened on them.
 */
final class Stage {
  private static final int[] BOUNDS = {5, 40, 300, FaultyStore.ALL};
  private static final int PLANS = 5;

  private final long seed;
  private final SplittableRandom random;
  private final boolean jitters;
  private final History history = new History();
  private final List<FaultyCache> caches = new ArrayList<>();
  private final List<FaultyStore> kept = new ArrayList<>();
  private final List<LayerSettings> layers = new ArrayList<>();
  private final boolean hasAsides;
  private final boolean hasRestarts;
  private FaultyStore truth;

  /**
   * Empty layers.
   *
   * @param jitters whether threads are to overtake each other
   */
  Stage(long seed, boolean jitters) {
    this.seed = seed;
    this.jitters = jitters;
    random = new SplittableRandom(seed);
    int plan = Math.floorMod(seed, PLANS);
    // A plain store is not emptied, so what it missed aside it lacks for good.
    hasAsides = plan < 2;
    // Nor does a new process know what a cache missed aside before.
    hasRestarts = !hasAsides || random.nextBoolean();
    switch (plan) {
      case 0 -> caches(true, false);
      case 1 -> caches(false, true, false);
      case 2 -> caches(true, false);
      case 3 -> caches(false);
      default -> caches(false, true);
    }
    record(plan);
  }

  private void caches(boolean... local) {
    for (int i = 0; i < local.length; i++) {
      int most = BOUNDS[random.nextInt(BOUNDS.length)];
      String name = (local[i] ? "local" : "remote") + i;
      FaultyCache cache = new FaultyCache(name, local[i], most, most, jitters);
      caches.add(cache);
      add(Role.CACHE, cache, random.nextInt(3) == 0 ? "&layer.ack=required" : "");
    }
  }

  private void record(int plan) {
    FaultyStore record = FaultyStore.durable("record", jitters);
    truth = record;
    switch (plan) {
      case 2 -> {
        keep(Role.RECORD, record, "");
        keep(Role.LOG, FaultyStore.durable("log", jitters), "");
        keep(Role.LOG, FaultyStore.durable("slow log", jitters), "&layer.ack=behind");
      }
      case 3 -> {
        keep(Role.RECORD, record, "&layer.ack=behind");
        truth = FaultyStore.durable("log", jitters);
        keep(Role.LOG, truth, "");
      }
      case 4 -> {
        keep(Role.CACHE, FaultyStore.durable("copy", jitters), "");
        keep(Role.RECORD, record, "");
      }
      default -> keep(Role.RECORD, record, "");
    }
  }

  private void keep(Role role, FaultyStore store, String parameters) {
    kept.add(store);
    add(role, store, parameters);
  }

  private void add(Role role, FaultyStore store, String parameters) {
    int queue = 1 << random.nextInt(6);
    String text = "layer.retry=10ms&layer.delay=1ms&layer.queue=" + queue + parameters;
    layers.add(LayerSettings.of(role, store.name(), store::open, text));
  }

  CompositeSettings settings() {
    return CompositeSettings.of(layers)
        .warmTrades(50)
        .warmTime(Duration.ofMillis(50))
        .closeTime(Duration.ofMillis(random.nextInt(10)));
  }

  long seed() {
    return seed;
  }

  History history() {
    return history;
  }

  List<FaultyCache> caches() {
    return caches;
  }

  /** Those that keep everything: the system of record, logs, copies. */
  List<FaultyStore> kept() {
    return kept;
  }

  /** The one whose failure is that of a read. */
  FaultyStore truth() {
    return truth;
  }

  /** Whether orders are removed, and saved again. */
  boolean hasAsides() {
    return hasAsides;
  }

  boolean hasRestarts() {
    return hasRestarts;
  }

  /** Whether caches may have what was removed, if they go back to an earlier state. */
  boolean forgetsAtAsides() {
    return hasAsides && hasRestarts;
  }

  /** Whether a read may fail like that: the truth was told to throw it. */
  boolean mayFail(StoreException e) {
    return e.layer().equals(truth.name()) && !e.getMessage().endsWith("closed");
  }

  /** All faults end. */
  void lift() {
    caches.forEach(cache -> cache.faults.lift());
    kept.forEach(store -> store.faults.lift());
  }

  /** Whether no cache has lost its memory since it was level. */
  boolean remembers() {
    Checkpoint now = history.checkpoint(history.acked());
    return caches.stream().allMatch(cache -> cache.isAt(now));
  }

  /** Every layer that is level has what it has to have. */
  void requireContents() {
    Contents contents = new Contents(history);
    kept.forEach(contents::requireAll);
    caches.forEach(contents::requireCurrent);
  }
}
