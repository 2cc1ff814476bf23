package dev.matchbook.core.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Steps against the division that they avoid. */
class StepTest {
  private static final long QUADRILLION = 1_000_000_000_000_000L;

  @Test
  void commonStepsAgreeWithDivision() {
    SplittableRandom random = new SplittableRandom(Seeds.of(StepTest.class));
    for (long size : new long[] {1, 2, 3, 5, 7, 10, 25, 100, 125, 1_000_000, QUADRILLION}) {
      compare(size, random);
    }
  }

  @Test
  void powersOfTwoAndTheirNeighboursAgreeWithDivision() {
    SplittableRandom random = new SplittableRandom(Seeds.of(StepTest.class));
    for (int shift = 1; shift < Long.SIZE - 1; shift++) {
      compare((1L << shift) - 1, random);
      compare(1L << shift, random);
      compare((1L << shift) + 1, random);
    }
  }

  @Test
  void theLargestStepsAgreeWithDivision() {
    SplittableRandom random = new SplittableRandom(Seeds.of(StepTest.class));
    for (long less = 0; less < 100; less++) {
      compare(Long.MAX_VALUE - less, random);
      compare(Long.MAX_VALUE / 2 - 50 + less, random);
    }
  }

  @Test
  void randomStepsAgreeWithDivision() {
    Seeds.theory(StepTest.class, 1500)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              compare(1 + (random.nextLong() >>> random.nextInt(2, 63)), random);
            });
  }

  private static void compare(long size, SplittableRandom random) {
    Step step = new Step(size);
    assertThat(step.size()).isEqualTo(size);
    long greatest = Long.MAX_VALUE / size;
    for (long count : new long[] {0, 1, 2, greatest / 2, greatest - 1, greatest}) {
      around(step, size * Math.min(Math.max(count, 0), greatest));
    }
    around(step, Long.MAX_VALUE);
    around(step, size / 2);
    for (int i = 0; i < 20; i++) {
      around(step, random.nextLong() >>> random.nextInt(1, 64));
      around(step, size * (greatest == 1 ? 1 : random.nextLong(greatest)));
    }
  }

  private static void around(Step step, long value) {
    compare(step, value);
    compare(step, Math.max(value - 1, 0));
    compare(step, value == Long.MAX_VALUE ? value : value + 1);
  }

  private static void compare(Step step, long value) {
    boolean multiple = value % step.size() == 0;
    assertThat(step.divides(value)).as("%d divides %d", step.size(), value).isEqualTo(multiple);
    if (multiple) {
      assertThat(step.quotient(value))
          .as("%d of %d", value, step.size())
          .isEqualTo(value / step.size());
    }
  }

  @Test
  void anyLongIsAsManyStepsOfOne() {
    for (long value : new long[] {-1, -2, -QUADRILLION, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
      assertThat(Step.ONE.quotient(value)).isEqualTo(value);
      assertThat(new Step(1).quotient(value)).isEqualTo(value);
    }
  }

  @Test
  void stepThatIsNotPositiveIsRefusedByName() {
    for (long size : new long[] {0, -1, -10, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> new Step(size))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("size: not positive: " + size);
    }
  }
}
