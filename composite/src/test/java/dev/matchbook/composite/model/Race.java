package dev.matchbook.composite.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A run with threads: one writes, two read, one makes trouble. At its end all is well again, and
 * every layer has to have everything.
 */
final class Race {
  private static final int READERS = 2;
  private static final int READS_BETWEEN_WRITES = 250;
  private static final int MOST_POLLS = 40;
  private static final long POLL_NANOS = 50_000;
  private static final long LEVEL_NANOS = 30_000_000_000L;

  private final Stage stage;
  private final Opened.Opener opener;
  private final Tally tally;
  private final AtomicLong reads = new AtomicLong();
  private volatile boolean over;

  /** A run of that seed, counted. */
  Race(long seed, Opened.Opener opener, Tally tally) {
    this.opener = opener;
    this.tally = tally;
    stage = new Stage(seed, true);
  }

  /**
   * Writes that often.
   *
   * @return how many reads and writes there were
   * @throws AssertionError if anything was not as it had to be
   */
  long run(int writes) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Writer writer = new Writer(stage, opener, Race::pause, tally);
      List<Future<?>> others = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        long seed = stage.seed() + 10 + i;
        others.add(threads.submit(guarded(() -> read(writer, seed))));
      }
      others.add(threads.submit(guarded(this::trouble)));
      try {
        write(writer, writes);
      } finally {
        over = true;
        stage.lift();
        for (Future<?> other : others) {
          result(other);
        }
      }
      end(writer);
    } finally {
      threads.shutdownNow();
    }
    return reads.get() + writes;
  }

  private Callable<Void> guarded(Runnable task) {
    return () -> {
      try {
        task.run();
        return null;
      } finally {
        over = true;
      }
    };
  }

  private static void result(Future<?> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    }
  }

  private static void pause() {
    LockSupport.parkNanos(POLL_NANOS);
  }

  private void write(Writer writer, int writes) {
    SplittableRandom random = new SplittableRandom(stage.seed() + 3);
    for (int i = 0; i < writes && !over; i++) {
      writer.step();
      if (random.nextInt(100) == 0) {
        writer.restart();
      }
      if (random.nextInt(3) > 0) {
        await(random.nextInt(READS_BETWEEN_WRITES));
      }
    }
    tally.add("retries", writer.retries());
    tally.add("restarts", writer.restarts());
  }

  private void read(Writer writer, long seed) {
    Reader reader = new Reader(seed, stage.history(), stage::mayFail);
    while (!over) {
      writer.reading(reader::look);
      reads.incrementAndGet();
    }
    tally.add("failed reads", reader.failures());
  }

  private void trouble() {
    SplittableRandom random = new SplittableRandom(stage.seed() + 4);
    Troubles troubles = new Troubles(stage, true);
    while (!over) {
      FaultyStore victim = troubles.next();
      await(random.nextInt(1_500));
      if (random.nextInt(3) > 0) {
        victim.faults.lift();
        await(random.nextInt(1_500));
      } else if (random.nextInt(3) == 0) {
        stage.lift();
        await(10_000);
      }
    }
  }

  /** Waits for so many reads; not for ever, since all readers may be held. */
  private void await(int count) {
    long until = reads.get() + count;
    for (int i = 0; i < MOST_POLLS && reads.get() < until && !over; i++) {
      pause();
    }
  }

  private void end(Writer writer) {
    stage.lift();
    Reader reader = new Reader(stage.seed() + 5, stage.history(), e -> false);
    awaitLevel(writer, reader);
    stage.requireContents();
    if (stage.hasRestarts()) {
      writer.restart();
      awaitLevel(writer, reader);
      stage.requireContents();
    }
    for (int i = 0; i < 200; i++) {
      reader.look(writer.store());
      reader.page(writer.store());
    }
    writer.close();
    for (FaultyCache cache : stage.caches()) {
      tally.add("forgotten", cache.forgotten());
      tally.add("losses", cache.losses());
      tally.add("emptied", cache.clears());
    }
  }

  /** Reads meanwhile: who lost its memory last may be found out only by that. */
  private void awaitLevel(Writer writer, Reader reader) {
    long end = System.nanoTime() + LEVEL_NANOS;
    while (!writer.isLevel() || !stage.remembers()) {
      reader.look(writer.store());
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("layers do not become level: " + writer);
      }
      pause();
    }
  }
}
