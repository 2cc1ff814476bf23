package dev.matchbook.core.runner;

import dev.matchbook.core.store.ExchangeStore;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * The thread that makes batches durable, one after the other, and tells what they did. One batch
 * may wait while another is written. After a failure it only fails what still comes.
 */
final class Committer<B extends EventBuffer> implements Runnable {
  private final ExchangeStore store;
  private final CommittedCheckpoint committed;
  private final Consumer<Throwable> onFailure;
  private final Runnable onIdle;
  private final BlockingQueue<OpenBatch<B>> ready = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<OpenBatch<B>> free = new ArrayBlockingQueue<>(3);
  private final OpenBatch<B> end = new OpenBatch<>(null);
  private volatile boolean idle = true;
  private RunnerStoppedException failure;

  /**
   * A committer that has not started.
   *
   * @param onFailure is told what stops it
   * @param onIdle is called when there is nothing to write
   */
  Committer(
      ExchangeStore store,
      CommittedCheckpoint committed,
      Consumer<Throwable> onFailure,
      Runnable onIdle) {
    this.store = store;
    this.committed = committed;
    this.onFailure = onFailure;
    this.onIdle = onIdle;
  }

  /** Whether a batch handed over now would be written at once. */
  boolean isIdle() {
    return idle;
  }

  /** Hands a batch over; waits while another waits already. Only the matcher. */
  void write(OpenBatch<B> batch) throws InterruptedException {
    idle = false;
    ready.put(batch);
  }

  /** Another batch, empty. Only the matcher. */
  OpenBatch<B> takeFree() throws InterruptedException {
    return free.take();
  }

  /** Takes a batch in that can be used. */
  void free(OpenBatch<B> batch) {
    free.add(batch);
  }

  /** Lets it end after everything that was handed over. Only the matcher, as the last thing. */
  void end() {
    boolean told = false;
    while (!told) {
      try {
        ready.put(end);
        told = true;
      } catch (InterruptedException e) {
        onFailure.accept(e);
      }
    }
  }

  @Override
  public void run() {
    OpenBatch<B> batch = take();
    while (batch != end) {
      // the matcher has set it; but this thread may have found the queue empty just before
      idle = false;
      commitOrFail(batch);
      free.add(batch);
      if (ready.isEmpty()) {
        idle = true;
        onIdle.run();
      }
      batch = take();
    }
  }

  private OpenBatch<B> take() {
    while (true) {
      try {
        return ready.take();
      } catch (InterruptedException e) {
        // what was handed over, and still is, must be told all the same
        stop(e);
      }
    }
  }

  private void commitOrFail(OpenBatch<B> batch) {
    if (failure == null) {
      try {
        batch.commit(store, committed);
        return;
      } catch (Throwable e) {
        stop(e);
      }
    }
    batch.fail(failure);
  }

  private void stop(Throwable why) {
    if (failure == null) {
      failure = new RunnerStoppedException("the runner has stopped: " + why.getMessage(), why);
    }
    onFailure.accept(why);
  }
}
