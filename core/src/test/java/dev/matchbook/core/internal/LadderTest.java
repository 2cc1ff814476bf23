package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The levels of a side against a {@link java.util.TreeMap}, over all kinds of prices. */
class LadderTest {
  private static final int CHANGES = 4000;
  private static final long QUADRILLION = 1_000_000_000_000_000L;
  private static final long[] ENDS = {
    1, QUADRILLION, -QUADRILLION, 0, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE
  };

  /** Where the i-th order rests. */
  private enum Prices {
    CLUSTERED,
    DRIFTING_AWAY_AND_BACK,
    TWO_CLUSTERS,
    ENDS_OF_THE_RANGE,
    ANYWHERE;

    long at(int i, SplittableRandom random) {
      return switch (this) {
        case CLUSTERED -> (random.nextInt(3) - 1) * 1_000_000_000L + random.nextInt(-300, 300);
        case DRIFTING_AWAY_AND_BACK -> 500L * Math.min(i, CHANGES - i) + random.nextInt(-30, 30);
        case TWO_CLUSTERS -> (i / 200 % 2) * QUADRILLION + random.nextInt(-100, 100);
        case ENDS_OF_THE_RANGE -> ENDS[random.nextInt(ENDS.length)] + random.nextInt(-20, 20);
        case ANYWHERE -> random.nextLong() >> random.nextInt(64);
      };
    }
  }

  @Test
  void emptySideHasNoLevels() {
    for (boolean buys : new boolean[] {true, false}) {
      CheckedSide checked = new CheckedSide(buys);
      for (long price : ENDS) {
        checked.assertAround(price);
      }
      checked.assertAll();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void singleOrdersAtTheEndsOfTheRangeLieInOrderOfPrice(boolean buys) {
    for (int first = 0; first < ENDS.length; first++) {
      CheckedSide checked = new CheckedSide(buys);
      for (int i = 0; i < ENDS.length; i++) {
        checked.rest(ENDS[(first + i * 3) % ENDS.length]);
        assertAround(checked);
      }
      for (int slot : checked.live()) {
        checked.remove(slot);
        assertAround(checked);
      }
      assertThat(checked.side().best()).isEqualTo(BookSide.NONE);
    }
  }

  private static void assertAround(CheckedSide checked) {
    for (long price : ENDS) {
      checked.assertAround(price);
    }
    checked.assertAll();
  }

  @ParameterizedTest
  @EnumSource
  void randomChangesAgreeWithATreeMap(Prices prices) {
    Seeds.theory(LadderTest.class, 4)
        .forAll(longs().all(), booleans().all())
        .checkAssert((seed, buys) -> change(prices, buys, new SplittableRandom(seed)));
  }

  /** Grows and shrinks in turns; at times the best levels vanish at once. */
  private static void change(Prices prices, boolean buys, SplittableRandom random) {
    CheckedSide checked = new CheckedSide(buys);
    for (int i = 0; i < CHANGES; i++) {
      long price = prices.at(i, random);
      if (random.nextInt(100) < (i / 500 % 2 == 0 ? 65 : 40)) {
        checked.rest(price);
      } else {
        checked.removeAny(random);
      }
      if (random.nextInt(200) == 0) {
        checked.drainTo(random.nextInt(1 + checked.levels()));
      }
      checked.assertAround(price);
      checked.assertAround(checked.anyPrice(random));
      checked.assertAround(random.nextLong() >> random.nextInt(64));
      if (i % 8 == 0 || checked.levels() < 20) {
        checked.assertAll();
      }
    }
    checked.drainTo(0);
    checked.assertAll();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 7919, 1L << 40, -(1L << 20)})
  void manyLevelsGrowAndVanishInOrder(long distance) {
    SplittableRandom random = new SplittableRandom(Seeds.of(LadderTest.class));
    CheckedSide checked = new CheckedSide(random.nextBoolean());
    for (int i = 0; i < 20_000; i++) {
      checked.rest(random.nextInt(30_000) * distance);
      checked.assertAround(random.nextInt(30_000) * distance);
    }
    checked.assertAll();
    for (int i = 0; i < 10_000; i++) {
      checked.removeAny(random);
      checked.assertAround(random.nextInt(30_000) * distance);
    }
    checked.assertAll();
    while (checked.levels() > 0) {
      checked.removeAny(random);
      checked.assertAround(checked.anyPrice(random));
    }
    checked.assertAll();
  }
}
