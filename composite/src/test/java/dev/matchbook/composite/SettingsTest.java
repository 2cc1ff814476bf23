package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void parametersOfTheLayerAreTakenFromThoseOfTheStore() {
    LayerSettings layer =
        LayerSettings.cache(
            "redis://me:secret@host/1?layer.ack=required&trades=5&layer.delay=7ms&layer.queue=3"
                + "&layer.retry=2s&layer.slow=30ms");
    assertThat(layer.name())
        .isEqualTo("redis://me:***@host/1?trades=5")
        .isEqualTo(layer.toString());
    assertThat(layer.ack()).isEqualTo(Ack.REQUIRED);
    assertThat(layer.delay()).isEqualTo(Duration.ofMillis(7));
    assertThat(layer.queue()).isEqualTo(3);
    assertThat(layer.retry()).isEqualTo(Duration.ofSeconds(2));
    assertThat(layer.slow()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void byDefaultRecordAndLogsAreRequiredAndCachesFollow() {
    assertThat(LayerSettings.cache("memory:").ack()).isEqualTo(Ack.BEHIND);
    assertThat(LayerSettings.record("memory:").ack()).isEqualTo(Ack.REQUIRED);
    assertThat(LayerSettings.log("memory:").ack()).isEqualTo(Ack.REQUIRED);
  }

  @ParameterizedTest
  @CsvSource({
    "memory:?layer.ack=sometimes, layer.ack",
    "memory:?layer.queue=0, layer.queue",
    "memory:?layer.delay=2m, layer.delay",
    "memory:?layer.patience=1s, layer.patience",
    "no uri, no uri"
  })
  void whatIsWrongIsNamed(String uri, String named) {
    assertThatThrownBy(() -> LayerSettings.cache(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e -> assertThat(named.equals("no uri") || e.getMessage().contains(named)).isTrue());
  }

  @Test
  void thereIsOneSystemOfRecord() {
    assertThatThrownBy(() -> CompositeSettings.of(LayerSettings.cache("memory:")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layers");
    LayerSettings record = LayerSettings.record("memory:");
    assertThatThrownBy(() -> CompositeSettings.of(record, record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layers");
    assertThatThrownBy(() -> CompositeSettings.of(List.of(), List.of("memory:")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stores");
  }

  @Test
  void somethingHasToBeRequired() {
    assertThatThrownBy(() -> CompositeSettings.of(LayerSettings.record("memory:?layer.ack=behind")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("required");
  }

  @Test
  void unknownSchemeOfACacheIsMisuseAndNotTrouble() {
    assertThatThrownBy(
            () ->
                CompositeStore.open(CompositeSettings.of(List.of("nosuch:", "memory:"), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nosuch");
  }
}
