package dev.matchbook.composite.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.tck.rows.BatchGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double counter(String name, String role) {
    return registry.get("matchbook.layer." + name).tag("role", role).functionCounter().count();
  }

  private double gauge(String name, String role) {
    return registry.get("matchbook.layer." + name).tag("role", role).gauge().value();
  }

  @Test
  void metersShowWhatTheLayersDo() {
    CompositeSettings layers =
        CompositeSettings.of(List.of("memory:", "memory:?trades=9"), List.of());
    BatchGenerator history = new BatchGenerator(1);
    try (CompositeStore store = CompositeStore.open(layers)) {
      new CompositeMetrics(store).bindTo(registry);
      for (int i = 0; i < 50; i++) {
        store.commit(history.next());
      }
      assertThat(counter("hits", "CACHE")).isZero();
      store.recentTrades(null, 1);
      store.markets();
      assertThat(counter("hits", "CACHE")).isEqualTo(2);
      assertThat(counter("hits", "RECORD")).isZero();
      assertThat(counter("catchups", "CACHE")).isEqualTo(1);
      assertThat(gauge("following", "CACHE")).isEqualTo(1);
      assertThat(gauge("breaker.open", "CACHE")).isZero();
      assertThat(gauge("lag.seq", "CACHE")).isZero();
      assertThat(gauge("lag.time", "CACHE")).isZero();
      assertThat(
              registry
                  .get("matchbook.layer.write.time")
                  .tags("role", "RECORD", "quantile", "0.99", "layer", "memory:?trades=9")
                  .gauge()
                  .value())
          .isPositive();
    }
  }
}
