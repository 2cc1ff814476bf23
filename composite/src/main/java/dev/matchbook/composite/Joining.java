package dev.matchbook.composite;

import dev.matchbook.core.store.Checkpoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes a layer in: opens it, catches it up while what comes meanwhile waits in its queue, and
 * makes good what no checkpoint shows. By the layer's thread; the flag that it must be emptied may
 * be set by any.
 */
final class Joining {
  private final Layer layer;
  private final StepQueue queue;
  private final CatchUp catchUp;
  private final AtomicBoolean mustClear = new AtomicBoolean();

  /** Why the layer cannot be used, where that is misuse and no trouble of the store's. */
  private volatile RuntimeException misuse;

  Joining(Layer layer, StepQueue queue, CatchUp catchUp) {
    this.layer = layer;
    this.queue = queue;
    this.catchUp = catchUp;
  }

  /** What the layer has cannot be trusted any more. */
  void mustClear() {
    mustClear.set(true);
  }

  /** Why the layer cannot be used, or null. */
  RuntimeException misuse() {
    return misuse;
  }

  /** Takes it in; it follows afterwards, unless it was too slow for what came meanwhile. */
  void run() {
    open();
    accept();
    Checkpoint reached = catchUp();
    queue.lock.lock();
    try {
      layer.reached(reached);
      if (queue.isAccepting() && !mustClear.get()) {
        layer.state(LayerState.FOLLOWING);
      }
    } finally {
      queue.lock.unlock();
    }
  }

  private void open() {
    try {
      layer.open();
    } catch (IllegalArgumentException | IllegalStateException e) {
      misuse = e;
      throw e;
    }
  }

  /** From now on whatever the truth does waits in the queue. */
  private void accept() {
    queue.lock.lock();
    try {
      layer.state(LayerState.CATCHING_UP);
      queue.accept();
    } finally {
      queue.lock.unlock();
    }
  }

  private Checkpoint catchUp() {
    boolean clear = mustClear.getAndSet(false);
    boolean done = false;
    try {
      Checkpoint reached = catchUp.run(layer, clear);
      makeGood();
      done = true;
      return reached;
    } catch (HistoryException e) {
      misuse = e.rejected();
      throw misuse;
    } finally {
      if (clear && !done) {
        mustClear.set(true);
      }
    }
  }

  /** What is no batch and was missed. */
  private void makeGood() {
    if (layer.isFilled()) {
      queue.forgetAll();
      return;
    }
    List<Step> missed = queue.missed();
    if (missed == null) {
      throw new HistoryException(
          layer.name(), "has missed too much that was saved or removed outside of batches");
    }
    missed.forEach(step -> step.on(layer));
    queue.forget(missed);
  }
}
