package dev.matchbook.composite;

import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import io.github.resilience4j.core.IntervalFunction;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one layer where the truth is, on a thread of its own: opens it, catches it up, then gives
 * it batch after batch, each after the truth has it. So a layer is never ahead of the truth: what
 * it has is true, only perhaps not the newest.
 *
 * <p>A layer in this process is given its batches by the thread that commits, which costs less than
 * to hand them over; then it has every batch before that is acknowledged.
 *
 * <p>Whatever goes wrong takes the layer out, and it is caught up again, as often as its circuit
 * breaker permits.
 */
final class Follower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long a store may take to close before its layer is left to itself. */
  private static final long END_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final double GROWTH = 2;
  private static final double JITTER = 0.5;

  private final Layer layer;
  private final StepQueue queue;
  private final Joining joining;
  private final IntervalFunction pauses;
  private final Thread thread;
  private final CountDownLatch tried = new CountDownLatch(1);
  private int failures;
  private volatile String trouble = "it is not filled yet";

  private volatile boolean closing;
  private volatile long closeAt;

  Follower(Layer layer, CatchUp catchUp) {
    this.layer = layer;
    queue = new StepQueue(layer.settings().queue());
    joining = new Joining(layer, queue, catchUp);
    pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            FIRST_PAUSE_MILLIS,
            GROWTH,
            JITTER,
            Math.max(FIRST_PAUSE_MILLIS + 1, layer.settings().retry().toMillis()));
    thread = new Thread(this, "matchbook-layer " + layer.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Layer layer() {
    return layer;
  }

  /**
   * Waits until the layer was caught up, or that failed once; no longer than that.
   *
   * @throws IllegalArgumentException if its settings name no store
   * @throws StoreException <i>rejected</i>, if it has what the truth has not
   */
  boolean awaitTried(long nanos) throws InterruptedException {
    boolean done = tried.await(nanos, TimeUnit.NANOSECONDS);
    RuntimeException misuse = joining.misuse();
    if (misuse != null) {
      throw misuse;
    }
    return done;
  }

  /** Has the layer do what the truth did. Only the thread that writes. */
  void follow(Step step) {
    give(step, layer.ack() == Ack.REQUIRED);
  }

  /**
   * As {@link #follow}, for what is no batch. A layer that is read and has not done it at once is
   * out; a cache is filled anew, others are given it when they have caught up.
   *
   * @param step what was done to the truth
   * @param known what a cache is given instead, or null if that is not known
   */
  void followAside(Step step, Step known) {
    Step mine = layer.isFilled() ? known : step;
    if (mine == null || !give(mine, layer.role() != Role.LOG)) {
      queue.miss(step);
      joining.mustClear();
      out();
    }
  }

  /** Gives the layer a step; whether it is done, or need not be waited for. */
  private boolean give(Step step, boolean wait) {
    if (layer.isLocal() && doAtOnce(step)) {
      return true;
    }
    long delay = StepQueue.nanos(layer.settings().delay());
    long start = System.nanoTime();
    boolean followed = layer.isFollowing();
    long number = queue.offer(step, followed ? delay : 0);
    if (number == StepQueue.FULL) {
      LOG.warn("{}: is too slow: left behind", layer);
      out();
    }
    long left = delay - (System.nanoTime() - start);
    return number >= 0 && (!wait || followed && queue.awaitDone(number, left));
  }

  private boolean doAtOnce(Step step) {
    queue.lock.lock();
    try {
      if (!layer.isFollowing() || !queue.isEmpty()) {
        return false;
      }
      long start = System.nanoTime();
      step.on(layer);
      did(step, System.nanoTime() - start);
      return true;
    } catch (RuntimeException e) {
      wentWrong(e);
      return false;
    } finally {
      queue.lock.unlock();
    }
  }

  /**
   * Puts rows into the layer that one below had; not at any price.
   *
   * @param allowed asked while nothing else is given to the layer
   */
  void fill(Step step, BooleanSupplier allowed) {
    if (!layer.isFollowing() || !queue.lock.tryLock()) {
      return;
    }
    try {
      if (!allowed.getAsBoolean()) {
        return;
      }
      if (layer.isLocal()) {
        step.on(layer);
        layer.figures.fills.increment();
      } else if (queue.offerFill(step)) {
        layer.figures.fills.increment();
      }
    } catch (RuntimeException e) {
      wentWrong(e);
    } finally {
      queue.lock.unlock();
    }
  }

  /** A read found that the layer does not have any more what it had. */
  void lost(Checkpoint found) {
    if (layer.isFollowing() && !isStill(found)) {
      LOG.warn("{}: has lost its memory: it is at {}, was at {}", layer, found, layer.position());
      out();
    }
  }

  private boolean isStill(Checkpoint found) {
    return found.commands() >= layer.position().commands();
  }

  /** A read or a write of the layer failed. */
  void wentWrong(RuntimeException e) {
    if (e instanceof StoreException trouble && trouble.kind() == StoreException.Kind.CORRUPT) {
      joining.mustClear();
    }
    // Said once, not each time that it is tried again.
    if (layer.isFollowing()) {
      LOG.warn("{}: taken out: {}", layer, e.getMessage());
    } else {
      LOG.info("{}: still out: {}", layer, e.getMessage());
    }
    trouble = e.getMessage();
    out();
  }

  /** It is not read until it has caught up. */
  void out() {
    queue.lock.lock();
    try {
      layer.state(LayerState.OUT);
      queue.refuse();
    } finally {
      queue.lock.unlock();
    }
  }

  /** What went wrong last, or nothing. */
  String trouble() {
    return trouble;
  }

  /** Ends, with what it still can do until then. */
  void close(long nanos) {
    closeAt = System.nanoTime() + nanos;
    closing = true;
    queue.close();
  }

  /** Waits for that; a store that is still busy then is closed under it. */
  void awaitClosed() {
    join(closeAt);
    if (thread.isAlive()) {
      layer.close();
      join(System.nanoTime() + END_NANOS);
    }
    if (thread.isAlive()) {
      LOG.warn("{}: does not end", layer);
    }
  }

  private void join(long end) {
    boolean interrupted = false;
    long left = end - System.nanoTime();
    while (thread.isAlive() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = end - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      follow();
    } catch (Error e) {
      LOG.error("{}: is lost for this process", layer, e);
      throw e;
    } finally {
      out();
      tried.countDown();
      layer.close();
    }
  }

  private void follow() {
    while (!isOver()) {
      if (!layer.permits()) {
        rest();
        continue;
      }
      long start = System.nanoTime();
      try {
        goOn(start);
        failures = 0;
        if (!layer.isFollowing() && !closing) {
          queue.pause(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS));
        }
      } catch (SourceException e) {
        layer.release();
        LOG.warn("{}: cannot be caught up: {}", layer, e.getMessage());
        out();
        rest();
      } catch (RuntimeException e) {
        layer.failed(System.nanoTime() - start, e);
        wentWrong(e);
        rest();
      }
    }
  }

  private boolean isOver() {
    // One that is out although nothing failed has to be caught up first.
    boolean done = layer.isFollowing() ? queue.isEmpty() : failures > 0;
    return closing && (done || System.nanoTime() - closeAt >= 0);
  }

  private void rest() {
    tried.countDown();
    failures++;
    queue.pause(TimeUnit.MILLISECONDS.toNanos(pauses.apply(failures)));
  }

  private void goOn(long start) {
    if (!layer.isFollowing()) {
      joining.run();
      if (layer.isFollowing()) {
        tried.countDown();
      }
      layer.succeeded(0);
      return;
    }
    Step step = queue.next(LOOK_NANOS);
    long begun = System.nanoTime();
    if (step == null) {
      look();
    } else {
      step.on(layer);
      did(step, System.nanoTime() - begun);
      queue.done(step);
    }
    layer.succeeded(System.nanoTime() - begun);
  }

  private void did(Step step, long nanos) {
    if (step instanceof Step.Commit commit) {
      layer.figures.wrote(nanos);
      // It may be further already, where the truth was when it was caught up.
      if (!layer.isAt(commit.batch().checkpoint())) {
        layer.reached(commit.batch().checkpoint());
      }
    }
  }

  /** While there is nothing to do: whether it still has what it had. */
  private void look() {
    if (layer.store() instanceof CacheStore cache && !layer.isLocal()) {
      lost(cache.checkpoint());
    }
  }
}
