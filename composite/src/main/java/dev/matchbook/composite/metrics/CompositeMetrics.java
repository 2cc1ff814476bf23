package dev.matchbook.composite.metrics;

import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.LayerFigures;
import dev.matchbook.composite.LayerState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Shows the layers of a composite as meters named {@code matchbook.layer.…}, each with the tags
 * {@code layer} (its URI without credentials) and {@code role}.
 *
 * <ul>
 *   <li>counters: {@code hits}, {@code misses}, {@code fills}, {@code errors}, {@code catchups}
 *   <li>{@code lag.seq} in events, {@code lag.time} in seconds
 *   <li>{@code following}: 1 while it is read, else 0; {@code breaker.open}: 1 while it is open
 *   <li>{@code read.time} and {@code write.time} in seconds, tag {@code quantile}: 0.5, 0.99 and 1
 * </ul>
 */
@SuppressWarnings("exports") // a host that has no Micrometer does not come here
public final class CompositeMetrics implements MeterBinder {
  private static final double NANOS = 1e-9;

  private final CompositeStore store;

  /** Of that composite. */
  public CompositeMetrics(CompositeStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (LayerFigures layer : store.layers()) {
      bind(layer, registry);
    }
  }

  private static void bind(LayerFigures layer, MeterRegistry registry) {
    counter("hits", layer, LayerFigures::hits, registry);
    counter("misses", layer, LayerFigures::misses, registry);
    counter("fills", layer, LayerFigures::fills, registry);
    counter("errors", layer, LayerFigures::errors, registry);
    counter("catchups", layer, LayerFigures::catchUps, registry);
    gauge("lag.seq", layer, tags(layer), LayerFigures::lagSeq, registry);
    gauge("lag.time", layer, tags(layer), one -> one.lagTime().toNanos() * NANOS, registry);
    gauge(
        "following",
        layer,
        tags(layer),
        one -> one.state() == LayerState.FOLLOWING ? 1 : 0,
        registry);
    gauge(
        "breaker.open",
        layer,
        tags(layer),
        one -> one.breakerState().equals("OPEN") ? 1 : 0,
        registry);
    latency("read.time", layer, LayerFigures::reads, registry);
    latency("write.time", layer, LayerFigures::writes, registry);
  }

  /** The summary of one direction. */
  private interface Direction {
    LayerFigures.Latency of(LayerFigures layer);
  }

  private static void latency(
      String name, LayerFigures layer, Direction direction, MeterRegistry registry) {
    Tags tags = tags(layer);
    gauge(
        name,
        layer,
        tags.and("quantile", "0.5"),
        one -> direction.of(one).p50Nanos() * NANOS,
        registry);
    gauge(
        name,
        layer,
        tags.and("quantile", "0.99"),
        one -> direction.of(one).p99Nanos() * NANOS,
        registry);
    gauge(
        name,
        layer,
        tags.and("quantile", "1"),
        one -> direction.of(one).maxNanos() * NANOS,
        registry);
  }

  private static Tags tags(LayerFigures layer) {
    return Tags.of("layer", layer.name(), "role", layer.role().name());
  }

  private static void counter(
      String name,
      LayerFigures layer,
      ToDoubleFunction<LayerFigures> value,
      MeterRegistry registry) {
    FunctionCounter.builder("matchbook.layer." + name, layer, value)
        .tags(tags(layer))
        .register(registry);
  }

  private static void gauge(
      String name,
      LayerFigures layer,
      Tags tags,
      ToDoubleFunction<LayerFigures> value,
      MeterRegistry registry) {
    Gauge.builder("matchbook.layer." + name, layer, value)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }
}
