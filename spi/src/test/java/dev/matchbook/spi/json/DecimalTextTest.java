package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
  private final DecimalText text = new DecimalText();

  @Test
  void isThePlainTextOfTheDecimal() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("DecimalTextTest: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      check(random.nextLong() >> random.nextInt(64), random.nextInt(19));
    }
    for (int scale = 0; scale <= 18; scale++) {
      for (long units : new long[] {0, 1, -1, 10, Long.MAX_VALUE, -Long.MAX_VALUE}) {
        check(units, scale);
      }
    }
  }

  private void check(long units, int scale) {
    String expected = BigDecimal.valueOf(units, scale).toPlainString();
    assertThat(text.of(units, scale).toString()).isEqualTo(expected);
  }
}
