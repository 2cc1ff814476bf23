package dev.matchbook.composite.model;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A run by one thread: writes, reads, troubles and their ends in the order of the seed. What layers
 * do on threads of their own is all that can differ from run to run.
 */
final class Walk {
  private static final int READS = 30;
  private static final int PAGES = 6;
  private static final long POLL_NANOS = 50_000;

  private final Stage stage;
  private final SplittableRandom random;
  private Writer writer;
  private final Reader reader;
  private final Troubles troubles;

  /** A run of that seed. */
  Walk(long seed, Opened.Opener opener, Tally tally) {
    stage = new Stage(seed, false);
    random = new SplittableRandom(seed + 6);
    reader = new Reader(seed + 7, stage.history(), stage::mayFail);
    troubles = new Troubles(stage, false);
    writer = new Writer(stage, opener, this::pause, tally);
  }

  /** Whoever tries again helps it after some time: nobody else is there. */
  private void pause() {
    if (random.nextInt(5) == 0) {
      stage.lift();
    }
    if (writer != null && writer.isOpen()) {
      look();
    }
  }

  private void look() {
    for (int i = 0; i < READS; i++) {
      reader.look(writer.store());
    }
    for (int i = 0; i < PAGES; i++) {
      reader.page(writer.store());
    }
  }

  /**
   * Takes that many steps.
   *
   * @throws AssertionError if anything was not as it had to be
   */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(100));
      look();
    }
    end();
  }

  private void step(int roll) {
    if (roll < 60) {
      writer.step();
    } else if (roll < 75) {
      troubles.next();
    } else if (roll < 92) {
      stage.lift();
    } else if (roll < 95) {
      stage.lift();
      awaitLevel();
    } else if (roll < 97) {
      fill();
    } else {
      writer.restart();
    }
  }

  /** What is read in a lower layer gets into the upper ones. */
  private void fill() {
    stage.lift();
    awaitLevel();
    FaultyCache top = stage.caches().get(0);
    long id = random.nextLong(stage.history().checkpoint(stage.history().acked()).tradeId() + 1);
    for (int i = 0; i < writer.patience() && id > 0; i++) {
      reader.trade(writer.store(), id);
      if (top.findTrade(id).isPresent()) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    if (id > 0) {
      throw new AssertionError("trade " + id + " was read, and " + top + " does not get it");
    }
  }

  private void end() {
    stage.lift();
    awaitLevel();
    stage.requireContents();
    writer.restart();
    awaitLevel();
    stage.requireContents();
    writer.close();
  }

  private void awaitLevel() {
    for (int i = 0; i < writer.patience() && !writer.isLevel(); i++) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    if (!writer.isLevel()) {
      throw new AssertionError("layers do not become level");
    }
  }
}
