package dev.matchbook.composite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The layers of a {@link CompositeStore}, first the one that is read first, and how they are warmed
 * up. Immutable.
 *
 * @param layers caches from the top down, then the record, then logs
 * @param warmTrades how many of the last trades a cache is given when it is filled, 0 to 1,000,000
 * @param warmTime how long opening waits for caches to be filled, 0 s to 1 h; those that are not
 *     ready then are read once they are
 * @param closeTime how long closing waits for layers that are behind, 0 s to 1 h; what they still
 *     lack then they are given when they are opened again
 * @param progress is told how filling goes on
 */
public record CompositeSettings(
    List<LayerSettings> layers,
    int warmTrades,
    Duration warmTime,
    Duration closeTime,
    WarmUpProgress progress) {
  private static final int MOST_TRADES = 1_000_000;
  private static final Duration MOST_TIME = Duration.ofHours(1);

  /**
   * Checks ranges, and that there is one record and something durable to acknowledge by.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public CompositeSettings {
    layers = List.copyOf(layers);
    Objects.requireNonNull(progress, "progress");
    if (warmTrades < 0 || warmTrades > MOST_TRADES) {
      throw new IllegalArgumentException(
          "warmTrades: not from 0 to " + MOST_TRADES + ": " + warmTrades);
    }
    require("warmTime", warmTime);
    require("closeTime", closeTime);
    require(layers);
  }

  private static void require(String name, Duration time) {
    if (time.isNegative() || time.compareTo(MOST_TIME) > 0) {
      throw new IllegalArgumentException(name + ": not from 0 to " + MOST_TIME + ": " + time);
    }
  }

  private static void require(List<LayerSettings> layers) {
    List<Role> roles = layers.stream().map(LayerSettings::role).toList();
    if (roles.stream().filter(Role.RECORD::equals).count() != 1
        || !roles.stream().sorted().toList().equals(roles)) {
      throw new IllegalArgumentException(
          "layers: not caches, then one system of record, then logs: " + layers);
    }
    boolean required =
        layers.stream()
            .anyMatch(layer -> layer.role() != Role.CACHE && layer.ack() == Ack.REQUIRED);
    if (!required) {
      throw new IllegalArgumentException(
          "layers: neither the system of record nor a log is required by an acknowledgement");
    }
  }

  /**
   * These layers and every default: 1,000 trades, a minute to warm up, ten seconds to close.
   *
   * @param layers in any order, as far as their roles say it
   */
  public static CompositeSettings of(LayerSettings... layers) {
    return of(List.of(layers));
  }

  /** As {@link #of(LayerSettings...)}. */
  public static CompositeSettings of(List<LayerSettings> layers) {
    List<LayerSettings> sorted = new ArrayList<>(layers);
    sorted.sort((one, other) -> one.role().compareTo(other.role()));
    return new CompositeSettings(
        sorted, 1_000, Duration.ofMinutes(1), Duration.ofSeconds(10), WarmUpProgress.NONE);
  }

  /**
   * The layers that these URIs name.
   *
   * @param stores the last one is the system of record, those before it are caches
   * @param logs written and not read
   * @throws IllegalArgumentException naming what is wrong
   */
  public static CompositeSettings of(List<String> stores, List<String> logs) {
    if (stores.isEmpty()) {
      throw new IllegalArgumentException("stores: none");
    }
    List<LayerSettings> layers = new ArrayList<>();
    stores.subList(0, stores.size() - 1).forEach(uri -> layers.add(LayerSettings.cache(uri)));
    layers.add(LayerSettings.record(stores.get(stores.size() - 1)));
    logs.forEach(uri -> layers.add(LayerSettings.log(uri)));
    return of(layers);
  }

  /** The same with another number of trades. */
  public CompositeSettings warmTrades(int most) {
    return new CompositeSettings(layers, most, warmTime, closeTime, progress);
  }

  /** The same with another time to warm up. */
  public CompositeSettings warmTime(Duration most) {
    return new CompositeSettings(layers, warmTrades, most, closeTime, progress);
  }

  /** The same with another time to close. */
  public CompositeSettings closeTime(Duration most) {
    return new CompositeSettings(layers, warmTrades, warmTime, most, progress);
  }

  /** The same with another listener. */
  public CompositeSettings progress(WarmUpProgress listener) {
    return new CompositeSettings(layers, warmTrades, warmTime, closeTime, listener);
  }
}
