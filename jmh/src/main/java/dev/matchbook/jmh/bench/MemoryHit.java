package dev.matchbook.jmh.bench;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.LayerSettings;
import dev.matchbook.composite.Role;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.jmh.store.PlainOrders;
import dev.matchbook.store.memory.MemorySettings;
import dev.matchbook.store.memory.MemoryStore;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An order found by its id in a memory store, bare and as the first layer of a composite. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MemoryHit {
  private static final int MASK = (1 << 16) - 1;

  /** How many orders are open: a few thousand fit the processor's caches, a million do not. */
  @Param({"4096", "1000000"})
  public int orders;

  private MemoryStore memory;
  private CompositeStore composite;
  private long[] ids;
  private int at;

  /** For JMH. */
  public MemoryHit() {}

  /** Fills the stores. */
  @Setup
  public void fill() {
    composite =
        CompositeStore.open(
            CompositeSettings.of(
                LayerSettings.of(
                    Role.CACHE,
                    "memory",
                    () -> {
                      memory = new MemoryStore(MemorySettings.defaults());
                      return memory;
                    },
                    ""),
                LayerSettings.record("memory:")));
    PlainOrders.open(composite, orders);
    SplittableRandom random = new SplittableRandom(1);
    ids = random.longs(MASK + 1, 1, orders + 1L).toArray();
  }

  /** Closes them. */
  @TearDown
  public void close() {
    composite.close();
  }

  /** The memory store alone. */
  @Benchmark
  public Optional<StoredOrder> bare() {
    return memory.findOrder(ids[at++ & MASK]);
  }

  /** Through the composite. */
  @Benchmark
  public Optional<StoredOrder> composite() {
    return composite.findOrder(ids[at++ & MASK]);
  }
}
