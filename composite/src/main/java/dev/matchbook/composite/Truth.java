package dev.matchbook.composite;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * The layers that an acknowledgement requires: the system of record, logs, or both. Written
 * together, side by side; what one of them has and another not, after a crash, the other is given
 * when they are opened again. Writes come from one thread at a time.
 */
final class Truth implements AutoCloseable {
  private final String name;
  private final List<Layer> members;
  private final List<ExecutorService> others = new ArrayList<>();

  /** A batch that some member may have and another not. */
  private Batch undecided;

  /**
   * The truth of these layers, which are open.
   *
   * @param members the first one is read
   */
  Truth(String name, List<Layer> members) {
    this.name = name;
    this.members = List.copyOf(members);
    for (Layer layer : members.subList(1, members.size())) {
      others.add(
          Executors.newSingleThreadExecutor(
              task -> {
                Thread thread = new Thread(task, "matchbook-layer " + layer.name());
                thread.setDaemon(true);
                return thread;
              }));
    }
  }

  /** What answers where nobody else can. */
  Layer first() {
    return members.get(0);
  }

  ExchangeStore store() {
    return first().store();
  }

  List<Layer> members() {
    return members;
  }

  /** Whether one of them has that. */
  boolean has(Predicate<ExchangeStore> property) {
    return members.stream().map(Layer::store).anyMatch(property);
  }

  /**
   * Writes a batch to all.
   *
   * @return whether one of them applied it
   */
  boolean commit(Batch batch) {
    if (undecided != null && !undecided.equals(batch)) {
      throw StoreException.rejected(
          name,
          "nobody knows whether the batch from "
              + undecided.previous()
              + " is stored: it has to be committed again first");
    }
    undecided = others.isEmpty() ? null : batch;
    boolean decided = false;
    try {
      boolean applied = all(layer -> commit(layer, batch));
      decided = true;
      return applied;
    } catch (RefusedException e) {
      decided = true;
      throw e.reason();
    } finally {
      undecided = decided ? null : undecided;
    }
  }

  private static boolean commit(Layer layer, Batch batch) {
    long start = System.nanoTime();
    boolean applied = layer.store().commit(batch);
    layer.figures.wrote(System.nanoTime() - start);
    layer.reached(batch.checkpoint());
    return applied;
  }

  /**
   * Does something to all of them, each by its own thread; whether one of them says so.
   *
   * @throws RefusedException if none of them did it
   */
  boolean all(Predicate<Layer> action) {
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      Layer layer = members.get(i + 1);
      answers.add(others.get(i).submit(() -> action.test(layer)));
    }
    RuntimeException trouble = null;
    boolean any = false;
    boolean refused = true;
    try {
      any = action.test(first());
      refused = false;
    } catch (RuntimeException e) {
      first().figures.errors.increment();
      refused = isRefusal(e);
      trouble = e;
    }
    for (int i = 0; i < answers.size(); i++) {
      try {
        any |= await(answers.get(i));
        refused = false;
      } catch (RuntimeException e) {
        members.get(i + 1).figures.errors.increment();
        refused &= isRefusal(e);
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw refused ? new RefusedException(trouble) : inDoubt(trouble);
    }
    return any;
  }

  /** Whether surely nothing was done. */
  private static boolean isRefusal(RuntimeException e) {
    return e instanceof StoreException trouble
        ? trouble.kind() == StoreException.Kind.REJECTED
        : e instanceof IllegalArgumentException
            || e instanceof IllegalStateException
            || e instanceof NullPointerException;
  }

  /** What one of several rejected another may have. */
  private RuntimeException inDoubt(RuntimeException trouble) {
    return trouble instanceof StoreException e && e.kind() == StoreException.Kind.REJECTED
        ? StoreException.failed(name, e.getMessage() + "; another layer may have it", e)
        : trouble;
  }

  /** What was begun has to be awaited, whoever interrupts. */
  private boolean await(Future<Boolean> answer) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw StoreException.failed(name, "ended by " + e.getCause(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether a batch may be in one of them and not in another. */
  boolean isUndecided() {
    return undecided != null;
  }

  Checkpoint checkpoint() {
    return store().checkpoint();
  }

  @Override
  public void close() {
    others.forEach(ExecutorService::shutdown);
    RuntimeException trouble = null;
    for (Layer layer : members) {
      try {
        layer.store().close();
      } catch (RuntimeException e) {
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
