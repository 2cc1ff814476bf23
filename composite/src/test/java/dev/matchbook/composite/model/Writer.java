package dev.matchbook.composite.model;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * Writes a random history to a composite, says so to the model, and opens the composite anew now
 * and then. One thread writes; those that read hold {@link #reading}.
 */
final class Writer {
  private static final int MOST_TRIES = 20_000;

  private final Stage stage;
  private final History history;
  private final Opened.Opener opener;
  private final SplittableRandom random;
  private final BatchGenerator generator;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<StoredOrder> removed = new ArrayList<>();
  private final Runnable pause;
  private final Consumer<Opened> ended;
  private volatile Opened now;
  private volatile boolean isOpen;
  private long restarts;
  private long retries;

  /**
   * A writer, and the composite, opened.
   *
   * @param pause is called before something is tried again
   * @param ended is told of each composite before it is closed
   */
  Writer(Stage stage, Opened.Opener opener, Runnable pause, Consumer<Opened> ended) {
    this.stage = stage;
    this.opener = opener;
    this.pause = pause;
    this.ended = ended;
    history = stage.history();
    random = new SplittableRandom(stage.seed() + 1);
    generator = new BatchGenerator(stage.seed());
    now = open();
  }

  /** What is read at the moment. */
  ExchangeStore store() {
    return now.store();
  }

  /** Whether it can be asked: not while it is opened anew. */
  boolean isOpen() {
    return isOpen;
  }

  int patience() {
    return now.patience();
  }

  boolean isLevel() {
    return now.isLevel().isLevel();
  }

  /** Reads while the composite stays the same. */
  void reading(Consumer<ExchangeStore> read) {
    lock.readLock().lock();
    try {
      read.accept(now.store());
    } finally {
      lock.readLock().unlock();
    }
  }

  long restarts() {
    return restarts;
  }

  long retries() {
    return retries;
  }

  /** Writes something. */
  void step() {
    int roll = random.nextInt(100);
    if (roll >= 85 && stage.hasAsides()) {
      aside();
    } else {
      commit(generator.next());
    }
  }

  private void commit(Batch batch) {
    history.give(batch);
    boolean isSure = true;
    for (int tries = 0; ; tries++) {
      try {
        now.store().commit(batch);
        history.ack();
        return;
      } catch (StoreException e) {
        isSure &= e.kind() == StoreException.Kind.REJECTED;
        if (isSure) {
          history.withdraw();
        }
      }
      again(tries);
      if (stage.hasRestarts() && random.nextInt(4) == 0 && reopen(batch)) {
        return;
      }
      history.give(batch);
    }
  }

  private void again(int tries) {
    retries++;
    history.fail();
    if (tries == MOST_TRIES) {
      throw new AssertionError("cannot be written");
    }
    pause.run();
  }

  /** Opens it anew in the middle of a batch; whether the batch turned out to be there. */
  private boolean reopen(Batch batch) {
    if (!mayRestart()) {
      return false;
    }
    lock.writeLock().lock();
    try {
      close();
      history.withdraw();
      now = open();
      Checkpoint at = now.store().checkpoint();
      if (at.equals(batch.previous())) {
        return false;
      }
      if (!at.equals(batch.checkpoint())) {
        throw new AssertionError("opened at " + at + " after " + batch.checkpoint());
      }
      history.give(batch);
      history.ack();
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes it and opens it on the same layers. */
  void restart() {
    if (!stage.hasRestarts() || !mayRestart()) {
      return;
    }
    lock.writeLock().lock();
    try {
      close();
      now = open();
    } finally {
      lock.writeLock().unlock();
    }
    Checkpoint at = now.store().checkpoint();
    if (!at.equals(history.checkpoint(history.acked()))) {
      throw new AssertionError("opened at " + at);
    }
  }

  /** What a cache missed aside only the process knows in which that was. */
  private boolean mayRestart() {
    return !stage.hasAsides() || isLevel();
  }

  private Opened open() {
    for (int tries = 0; ; tries++) {
      try {
        Opened opened = opener.apply(stage);
        isOpen = true;
        return opened;
      } catch (StoreException e) {
        again(tries);
      }
    }
  }

  /** Closes it for good. */
  void close() {
    restarts++;
    isOpen = false;
    ended.accept(now);
    now.store().close();
  }

  private void aside() {
    if (stage.forgetsAtAsides()) {
      stage.caches().forEach(FaultyCache::rememberNothing);
    }
    if (!removed.isEmpty() && random.nextInt(3) == 0) {
      StoredOrder order = removed.remove(random.nextInt(removed.size()));
      history.giveSave(order);
      insist(() -> now.store().saveOrder(order));
      return;
    }
    long last = generator.checkpoint().orderId();
    long id = random.nextInt(3) > 0 ? random.nextLong(last + 1) : Math.max(0, last - 20);
    StoredOrder order = history.order(history.acked(), id).orElse(null);
    if (order != null && !order.isOpen()) {
      removed.add(order);
      history.giveRemoval(id);
      insist(() -> now.store().removeOrder(id));
    }
  }

  private void insist(Runnable write) {
    for (int tries = 0; ; tries++) {
      try {
        write.run();
        history.ack();
        return;
      } catch (StoreException e) {
        again(tries);
      }
    }
  }
}
