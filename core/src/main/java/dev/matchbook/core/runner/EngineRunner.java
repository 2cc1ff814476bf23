package dev.matchbook.core.runner;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an engine on its store: a bounded queue in, batches, and acknowledgement once they are
 * durable, on two threads of its own (see the package's page). All methods may be called from any
 * thread.
 *
 * <p>Tasks are applied in the order in which {@link #submit} took them. When the store fails, or
 * the engine does, the runner stops, everything that is not durable is failed, and it says so for
 * good: the host opens another on the same store, which goes on from what is durable.
 *
 * @param <B> where the events go
 */
public final class EngineRunner<B extends EventBuffer> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineRunner.class);

  /** One is being filled, one waits, one is being written. */
  private static final int BATCHES = 3;

  private static final long WAIT_FOR_ROOM_NANOS = 20_000;

  /**
   * Of a full queue of the default size a runner at its fastest takes two milliseconds and more.
   */
  private static final long LONGEST_WAIT_NANOS = 500_000;

  private final ExchangeStore store;
  private final RunnerSettings settings;
  private final RingBuffer<TaskSlot<B>> ring;
  private final MatchingLoop<B> loop;
  private final Committer<B> committer;
  private final CommittedCheckpoint committed;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread matcherThread;
  private final Thread committerThread;
  private final AtomicReference<RunnerState> state = new AtomicReference<>(RunnerState.RUNNING);
  private volatile boolean ended;

  private EngineRunner(
      ExchangeStore store, RunnerSettings settings, Supplier<? extends B> buffers) {
    this.store = store;
    this.settings = settings;
    ring =
        RingBuffer.createMultiProducer(
            TaskSlot::new, settings.queueCapacity(), new BlockingWaitStrategy());
    Sequence matched = new Sequence();
    ring.addGatingSequences(matched);
    B first = buffers.get();
    JournaledEngine engine = JournaledEngine.on(store, first);
    committed = new CommittedCheckpoint(engine.checkpoint());
    committer = new Committer<>(store, committed, this::fail, this::wake);
    committer.free(new OpenBatch<>(first));
    for (int i = 1; i < BATCHES; i++) {
      committer.free(new OpenBatch<>(buffers.get()));
    }
    loop = new MatchingLoop<>(ring, matched, engine, committer, settings);
    matcherThread = new Thread(this::match, "matchbook-matcher");
    committerThread = new Thread(committer, "matchbook-committer");
    matcherThread.setDaemon(true);
    committerThread.setDaemon(true);
  }

  /**
   * Recovers the engine from the store and starts.
   *
   * @param store stays the caller's to close, after the runner
   * @param settings bounds
   * @param buffers makes what keeps the events of a batch; called a few times before this returns
   * @throws dev.matchbook.core.store.StoreException if recovery fails
   */
  public static <B extends EventBuffer> EngineRunner<B> start(
      ExchangeStore store, RunnerSettings settings, Supplier<? extends B> buffers) {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(buffers, "buffers");
    EngineRunner<B> runner = new EngineRunner<>(store, settings, buffers);
    runner.committerThread.start();
    runner.matcherThread.start();
    return runner;
  }

  /**
   * Puts a task into the queue.
   *
   * @throws QueueFullException if the queue is full and the settings say to refuse, or this is
   *     called from a task or an {@link EventBuffer}, which would wait for itself
   * @throws RunnerStoppedException if the runner does not run any more, or stops while this waits
   */
  public void submit(EngineTask<B> task) {
    Objects.requireNonNull(task, "task");
    put(claim(), task);
  }

  /**
   * Takes the next place in the queue for a task that is still to be made. Whatever is submitted
   * later waits behind it: fill it soon, and always.
   *
   * @throws QueueFullException as {@link #submit}
   * @throws RunnerStoppedException as {@link #submit}
   */
  public Place<B> reserve() {
    return new Place<>(this, claim());
  }

  /** Puts a task into its place, however much has happened since that was claimed. */
  void put(long at, EngineTask<B> task) {
    ring.get(at).put(task);
    ring.publish(at);
    // either this thread sees that the matcher has ended, or the matcher sees the task
    VarHandle.fullFence();
    loop.filled(at);
    if (ended) {
      failWhatWaits();
    }
  }

  /** A place in the queue, which must be filled: the matcher cannot pass it. */
  long claim() {
    long wait = WAIT_FOR_ROOM_NANOS;
    while (true) {
      if (state.get() != RunnerState.RUNNING) {
        throw stopped();
      }
      try {
        return ring.tryNext();
      } catch (InsufficientCapacityException e) {
        if (settings.whenFull() == WhenFull.REFUSE || isOwnThread()) {
          throw new QueueFullException(settings.queueCapacity());
        }
        LockSupport.parkNanos(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_NANOS);
      }
    }
  }

  private RunnerStoppedException stopped() {
    Throwable why = failure.get();
    String how =
        why == null ? "the runner is closed" : "the runner has stopped: " + why.getMessage();
    return new RunnerStoppedException(how, why);
  }

  Thread matcher() {
    return matcherThread;
  }

  /** Whether it takes commands. */
  public RunnerState state() {
    return state.get();
  }

  /** Why it has stopped by itself, if it has. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Its bounds. */
  public RunnerSettings settings() {
    return settings;
  }

  /** The store it runs on. */
  public ExchangeStore store() {
    return store;
  }

  /** How far everything is durable. */
  public Checkpoint committed() {
    return committed.get();
  }

  /**
   * Finishes everything that was submitted, makes it durable, acknowledges it and ends. Done again
   * it changes nothing.
   *
   * @throws IllegalStateException if called from a task or an {@link EventBuffer}: it would wait
   *     for itself
   * @throws RunnerStoppedException if it had stopped by itself, before or on the way
   */
  @Override
  public void close() {
    if (isOwnThread()) {
      throw new IllegalStateException("a runner cannot be closed by its own thread");
    }
    state.compareAndSet(RunnerState.RUNNING, RunnerState.CLOSING);
    loop.close();
    awaitEnd(matcherThread);
    if (failure.get() != null) {
      throw stopped();
    }
  }

  private boolean isOwnThread() {
    Thread caller = Thread.currentThread();
    return caller == matcherThread || caller == committerThread;
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // what was taken must not be left half way
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    loop.wake();
  }

  private void fail(Throwable why) {
    if (failure.compareAndSet(null, why)) {
      LOG.error("the runner stops: {}", why.getMessage(), why);
    }
    state.set(RunnerState.FAILED);
    loop.fail();
  }

  private void match() {
    try {
      loop.run();
    } catch (Throwable e) {
      fail(e);
    } finally {
      end();
    }
  }

  private void end() {
    OpenBatch<B> unfinished = loop.unfinished();
    if (unfinished != null && !unfinished.isEmpty()) {
      unfinished.fail(stopped());
    }
    committer.end();
    awaitEnd(committerThread);
    state.compareAndSet(RunnerState.CLOSING, RunnerState.CLOSED);
    ended = true;
    VarHandle.fullFence();
    failWhatWaits();
  }

  private void failWhatWaits() {
    EngineTask<B> task = takeWaiting();
    while (task != null) {
      OpenBatch.fail(task, stopped());
      task = takeWaiting();
    }
  }

  /** No lock is held while a task is told: it may do what it likes, with this runner too. */
  private EngineTask<B> takeWaiting() {
    synchronized (loop) {
      return loop.takeNext();
    }
  }
}
