package dev.matchbook.jmh.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnginesTest {
  @Test
  void everyEngineIsFoundByItsLabel() {
    for (Engines engine : Engines.values()) {
      assertThat(Engines.named(engine.label())).isSameAs(engine);
    }
  }

  @Test
  void unknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Engines.named("magic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("magic")
        .hasMessageContaining("exchange-core-direct");
  }
}
