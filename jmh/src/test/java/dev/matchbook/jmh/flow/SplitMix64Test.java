package dev.matchbook.jmh.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMix64Test {
  @Test
  void stateZeroGivesThePublishedNumbers() {
    SplitMix64 random = new SplitMix64(0);
    assertThat(random.next()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(random.next()).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(random.next()).isEqualTo(0x06C45D188009454FL);
  }

  @Test
  void unitsAreFromZeroToBelowOne() {
    SplitMix64 random = new SplitMix64(42);
    for (int i = 0; i < 10_000; i++) {
      assertThat(random.unit()).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
  }

  @Test
  void wholeNumbersAreBelowTheirBoundAndReachAll() {
    SplitMix64 random = new SplitMix64(42);
    boolean[] seen = new boolean[7];
    for (int i = 0; i < 1_000; i++) {
      seen[random.below(7)] = true;
    }
    assertThat(seen).doesNotContain(false);
  }

  @Test
  void outputOfAStateIsTheMixOfTheStateAfterIt() {
    assertThat(SplitMix64.mix(0x9E3779B97F4A7C15L)).isEqualTo(new SplitMix64(0).next());
  }
}
