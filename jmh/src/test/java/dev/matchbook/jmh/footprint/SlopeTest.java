package dev.matchbook.jmh.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlopeTest {
  @Test
  void theSlopeOfALineIsFoundWhereverItStarts() {
    Slope slope = new Slope();
    for (int x = 1; x <= 8; x++) {
      slope.add(x * 1_000, 5_000_000 + 48.0 * x * 1_000);
    }
    assertThat(slope.value()).isEqualTo(48, within(1e-6));
  }

  @Test
  void stepsAreReadAsTheLineThatFitsThemBest() {
    Slope slope = new Slope();
    slope.add(0, 0);
    slope.add(1, 0);
    slope.add(2, 3);
    slope.add(3, 3);
    assertThat(slope.value()).isEqualTo(1.2, within(1e-9));
  }
}
