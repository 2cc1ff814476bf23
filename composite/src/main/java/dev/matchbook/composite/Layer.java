package dev.matchbook.composite;

import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One store of a composite, and what is known of it. Read by any thread, changed by whoever writes
 * to it.
 */
final class Layer implements LayerFigures {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);
  private static final int WINDOW = 10;
  private static final int LEAST_CALLS = 3;
  private static final float SLOW_PERCENT = 80;

  final Figures figures = new Figures();
  private final LayerSettings settings;
  private final Supplier<Checkpoint> committed;
  private final CircuitBreaker breaker;
  private volatile ExchangeStore store;
  private volatile LayerReads answers;
  private volatile boolean local;
  private volatile Checkpoint position = Checkpoint.START;
  private volatile Floors floors = Floors.UNKNOWN;
  private volatile LayerState state = LayerState.OUT;

  private volatile boolean wasFollowing;

  /** The store, while it is a cache in this process that can be read; else null. */
  private volatile CacheStore near;

  /** Until it has so many commands, its rows may be of several moments. */
  private volatile long mixedUntil;

  /** When it last stopped being where it should be; 0 while it is there. */
  private volatile long behindSince;

  /**
   * A layer that is not open.
   *
   * @param committed what is acknowledged
   */
  Layer(LayerSettings settings, Supplier<Checkpoint> committed) {
    this.settings = settings;
    this.committed = committed;
    breaker =
        CircuitBreaker.of(
            settings.name(),
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .slowCallDurationThreshold(settings.slow())
                .slowCallRateThreshold(SLOW_PERCENT)
                .waitDurationInOpenState(settings.retry())
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(settings.retry())
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                LOG.info(
                    "{}: breaker {}", settings.name(), event.getStateTransition().getToState()));
  }

  LayerSettings settings() {
    return settings;
  }

  /** Opens it, unless it is open. */
  void open() {
    if (store == null) {
      use(settings.open());
    }
  }

  /** Takes a store that was opened. */
  void use(ExchangeStore opened) {
    local = opened.capabilities().contains(Capability.LOCAL);
    answers =
        opened instanceof CacheStore cache
            ? new CacheReads(cache)
            : new PlainReads(opened, this::position);
    store = opened;
  }

  /** The store, or null while it is not open. */
  ExchangeStore store() {
    return store;
  }

  /** The store, while it is a cache in this process that can be read; else null. */
  CacheStore near() {
    return near;
  }

  /** What it answers; only once it is open. */
  LayerReads answers() {
    return answers;
  }

  /** Whether it is a cache that is filled, and emptied where it cannot be trusted. */
  boolean isFilled() {
    return settings.role() == Role.CACHE && isCache();
  }

  /** Whether it is one that forgets, and can be filled. */
  boolean isCache() {
    return answers instanceof CacheReads;
  }

  /** Whether it is in this process: asking it costs nothing and cannot hang. */
  boolean isLocal() {
    return local;
  }

  /** It is filled anew. */
  void filling() {
    wasFollowing = false;
  }

  /** Whether it followed since it was last filled anew. */
  boolean wasFollowing() {
    return wasFollowing;
  }

  boolean isFollowing() {
    return state == LayerState.FOLLOWING;
  }

  Floors floors() {
    return floors;
  }

  void floors(Floors now) {
    floors = now;
  }

  /** It is given rows of now, though it is not there yet. */
  void mixed() {
    mixedUntil = Long.MAX_VALUE;
  }

  /** It was given rows; none is newer than that. */
  void mixedUntil(Checkpoint newest) {
    mixedUntil = newest.commands();
  }

  /** Whether what was seen there can have been of several moments. */
  boolean isMixed(Checkpoint seen) {
    return seen.commands() < mixedUntil;
  }

  void state(LayerState now) {
    LayerState before = state;
    state = now;
    wasFollowing |= now == LayerState.FOLLOWING;
    near = now == LayerState.FOLLOWING && local && store instanceof CacheStore cache ? cache : null;
    if (before != now) {
      LOG.info("{}: {}", name(), now);
    }
    note();
  }

  /** It is there now. */
  void reached(Checkpoint checkpoint) {
    position = checkpoint;
    note();
  }

  /** Notes since when it is behind; called when either side moves. */
  void note() {
    boolean level = state == LayerState.FOLLOWING && isAt(committed.get());
    if (level) {
      behindSince = 0;
    } else if (behindSince == 0) {
      behindSince = Math.max(1, System.nanoTime());
    }
  }

  /** Whether it has, as far as this process knows, everything up to there. */
  boolean isAt(Checkpoint least) {
    return position.commands() >= least.commands();
  }

  /** Whether the breaker lets a call through; whoever calls says how it ended. */
  boolean permits() {
    return breaker.tryAcquirePermission();
  }

  void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(long nanos, Throwable why) {
    figures.errors.increment();
    breaker.onError(nanos, TimeUnit.NANOSECONDS, why);
  }

  /** A permitted call was not made after all. */
  void release() {
    breaker.releasePermission();
  }

  synchronized void close() {
    ExchangeStore last = store;
    if (last != null) {
      try {
        last.close();
      } catch (StoreException e) {
        LOG.warn("{}: closing: {}", name(), e.getMessage());
      }
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Role role() {
    return settings.role();
  }

  @Override
  public Ack ack() {
    return settings.ack();
  }

  @Override
  public LayerState state() {
    return state;
  }

  @Override
  public long hits() {
    return figures.hits.sum();
  }

  @Override
  public long misses() {
    return figures.misses.sum();
  }

  @Override
  public long fills() {
    return figures.fills.sum();
  }

  @Override
  public long errors() {
    return figures.errors.sum();
  }

  @Override
  public long catchUps() {
    return figures.catchUps.sum();
  }

  @Override
  public Checkpoint position() {
    return position;
  }

  @Override
  public long lagSeq() {
    return Math.max(0, committed.get().seq() - position.seq());
  }

  @Override
  public Duration lagTime() {
    long since = isFollowing() && isAt(committed.get()) ? 0 : behindSince;
    return since == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - since));
  }

  @Override
  public String breakerState() {
    return breaker.getState().name();
  }

  @Override
  public Latency reads() {
    return figures.reads();
  }

  @Override
  public Latency writes() {
    return figures.writes();
  }

  @Override
  public String toString() {
    return name();
  }
}
