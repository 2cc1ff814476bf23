package dev.matchbook.composite;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.Stores;
import dev.matchbook.spi.UriSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One layer of a {@link CompositeStore}: which store, what for, and how it is waited for.
 * Immutable.
 *
 * <p>As a URI it is that of its store with these parameters beside the store's own:
 *
 * <ul>
 *   <li>{@code layer.ack=required} or {@code behind}, see {@link Ack}: by default {@code required}
 *       for the record and logs, {@code behind} for caches
 *   <li>{@code layer.delay=50ms}: how long an acknowledgement may wait for a layer that is too slow
 *       before it goes on without it, 0 s to 1 min
 *   <li>{@code layer.queue=64}: how many batches may wait for the layer, 1 to 10,000
 *   <li>{@code layer.retry=1s}: for how long a layer that failed is left alone at most, 10 ms to 10
 *       min
 *   <li>{@code layer.slow=1s}: an answer that takes longer counts as a failure, where most do, 1 ms
 *       to 10 min
 * </ul>
 */
public final class LayerSettings {
  private static final String PREFIX = "layer.";
  private static final int MOST_BATCHES = 10_000;
  private static final Duration MOST_DELAY = Duration.ofMinutes(1);
  private static final Duration MOST_RETRY = Duration.ofMinutes(10);

  private final String name;
  private final Role role;
  private final Supplier<? extends ExchangeStore> opener;
  private final Ack ack;
  private final Duration delay;
  private final int queue;
  private final Duration retry;
  private final Duration slow;

  private LayerSettings(
      String name, Role role, Supplier<? extends ExchangeStore> opener, UriSettings given) {
    this.name = name;
    this.role = role;
    this.opener = opener;
    ack = given.word(PREFIX + "ack", role == Role.CACHE ? Ack.BEHIND : Ack.REQUIRED);
    delay = given.duration(PREFIX + "delay", Duration.ofMillis(50), Duration.ZERO, MOST_DELAY);
    queue = given.intValue(PREFIX + "queue", 64, 1, MOST_BATCHES);
    retry =
        given.duration(PREFIX + "retry", Duration.ofSeconds(1), Duration.ofMillis(10), MOST_RETRY);
    slow = given.duration(PREFIX + "slow", Duration.ofSeconds(1), Duration.ofMillis(1), MOST_RETRY);
    given.requireNoOthers();
  }

  /** A cache, by its URI. */
  public static LayerSettings cache(String uri) {
    return of(Role.CACHE, uri);
  }

  /** The system of record, by its URI. */
  public static LayerSettings record(String uri) {
    return of(Role.RECORD, uri);
  }

  /** A log, by its URI. */
  public static LayerSettings log(String uri) {
    return of(Role.LOG, uri);
  }

  /**
   * A layer that a URI names.
   *
   * @throws IllegalArgumentException if it is ill-formed or has unknown {@code layer.} parameters
   */
  public static LayerSettings of(Role role, String uri) {
    LayerUri parts = LayerUri.split(uri);
    String store = parts.store();
    Supplier<ExchangeStore> opener =
        role == Role.CACHE ? () -> Stores.openCache(store) : () -> Stores.open(store);
    return new LayerSettings(
        StoreUri.parse(store).redacted(), role, opener, parts.layer().settings());
  }

  /**
   * A layer on a host's own store.
   *
   * @param name for messages, logs and figures
   * @param opener opens it; called again if that failed, never after it has opened one. The
   *     composite closes what it opens
   * @param parameters such as {@code layer.ack=behind&layer.delay=5ms}, or empty
   */
  public static LayerSettings of(
      Role role, String name, Supplier<? extends ExchangeStore> opener, String parameters) {
    return new LayerSettings(
        Objects.requireNonNull(name, "name"),
        Objects.requireNonNull(role, "role"),
        Objects.requireNonNull(opener, "opener"),
        LayerUri.split("layer:?" + parameters).layer().settings());
  }

  /** What it is called: the store's URI without credentials. */
  public String name() {
    return name;
  }

  /** What it is for. */
  public Role role() {
    return role;
  }

  /** What an acknowledgement has to do with it. */
  public Ack ack() {
    return ack;
  }

  /** How long an acknowledgement may wait for it where it does not have to. */
  public Duration delay() {
    return delay;
  }

  /** How many batches may wait for it. */
  public int queue() {
    return queue;
  }

  /** For how long it is left alone at most after it failed. */
  public Duration retry() {
    return retry;
  }

  /** How long an answer may take. */
  public Duration slow() {
    return slow;
  }

  ExchangeStore open() {
    return Objects.requireNonNull(opener.get(), name);
  }

  /** The same as {@link #name}. */
  @Override
  public String toString() {
    return name;
  }
}
