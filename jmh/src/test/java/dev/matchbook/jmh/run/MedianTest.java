package dev.matchbook.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void oddNumberHasOneInTheMiddle() {
    assertThat(Median.of(9, 1, 5)).isEqualTo(5);
    assertThat(Median.of(7)).isEqualTo(7);
  }

  @Test
  void evenNumberHasTwo() {
    assertThat(Median.of(4, 1, 2, 100)).isEqualTo(3);
  }

  @Test
  void noneHasNoMedian() {
    assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
  }
}
