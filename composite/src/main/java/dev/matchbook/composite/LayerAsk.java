package dev.matchbook.composite;

import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one layer, if it is there to be asked, and watches how it answers. Any thread. */
final class LayerAsk {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int MEASURED_SHIFT = 54;

  private final Follower follower;
  private final Layer layer;

  LayerAsk(Follower follower) {
    this.follower = follower;
    this.layer = follower.layer();
  }

  boolean isAt(Checkpoint least) {
    return layer.isFollowing() && layer.isAt(least);
  }

  Floors floors() {
    return layer.floors();
  }

  boolean hasAllOrders(Seen<?> seen) {
    return seen.wholeSince() == 0 && layer.floors().orders() == 0;
  }

  boolean hasAllTrades(Seen<?> seen) {
    return seen.wholeSince() == 0 && layer.floors().trades() == 0;
  }

  /**
   * The order with that id as it is acknowledged, from a cache in this process; null if that is not
   * to be had so easily. Short, and what it sees is in no other variable: then it is compiled
   * without making an object of it. Measured: 16 bytes a hit instead of 48, and some 15 ns over the
   * bare store instead of 28.
   */
  Optional<StoredOrder> near(long orderId, Acknowledged acknowledged) {
    CacheStore cache = layer.near();
    if (cache == null || isMeasured(orderId)) {
      return null;
    }
    try {
      Seen<Optional<StoredOrder>> seen = cache.seeOrder(orderId);
      // The same object says so without a look at the row, which may be far from the processor.
      boolean now = seen.at() == acknowledged.checkpoint() && !layer.isMixed(seen.at());
      if (now && seen.value().isPresent()) {
        layer.figures.hits.increment();
        return seen.value();
      }
    } catch (StoreException e) {
      failed(0, e);
    }
    return null;
  }

  /** One in so many, spread over all ids. */
  private static boolean isMeasured(long orderId) {
    return orderId * SPREAD >>> MEASURED_SHIFT == 0;
  }

  /** Asks anything; null if there is no answer. */
  <T> Seen<T> ask(Function<LayerReads, Seen<T>> question) {
    if (!layer.isFollowing() || !layer.permits()) {
      return null;
    }
    Checkpoint before = layer.position();
    long start = System.nanoTime();
    boolean noted = false;
    try {
      Seen<T> seen = question.apply(layer.answers());
      long nanos = System.nanoTime() - start;
      layer.succeeded(nanos);
      noted = true;
      layer.figures.read(nanos);
      if (seen.at().commands() >= before.commands()) {
        return layer.isMixed(seen.at()) ? null : seen;
      }
      follower.lost(seen.at());
    } catch (StoreException e) {
      noted = true;
      failed(System.nanoTime() - start, e);
    } finally {
      if (!noted) {
        layer.release();
      }
    }
    return null;
  }

  private void failed(long nanos, StoreException e) {
    layer.failed(nanos, e);
    if (e.kind() == StoreException.Kind.CORRUPT) {
      follower.wentWrong(e);
    } else {
      LOG.debug("{}: not read: {}", layer, e.getMessage());
    }
  }

  boolean count(boolean hit) {
    (hit ? layer.figures.hits : layer.figures.misses).increment();
    return hit;
  }

  /** As {@link #count(boolean)}; what could not be asked counts as neither. */
  boolean count(Seen<?> seen, boolean hit) {
    return seen != null && count(hit);
  }

  /** Whether it was given everything up to that event, as far as this process knows. */
  boolean isPast(long seq) {
    return layer.position().seq() >= seq;
  }

  void fill(Step step, BooleanSupplier allowed) {
    if (layer.isCache() && layer.role() == Role.CACHE) {
      follower.fill(step, allowed);
    }
  }
}
