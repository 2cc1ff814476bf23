package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.num.Step;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many records a side has: they follow its levels, not the range of its prices. */
class LadderMemoryTest {
  private static final int FAR = 1_000_000;
  private static final int MANY = 50_000;
  private static final long QUADRILLION = 1_000_000_000_000_000L;

  private final Orders orders = new Orders(false);

  @ParameterizedTest
  @CsvSource({"true, 1", "true, -1", "false, 1", "false, -1"})
  void orderThatWalksAMillionTicksAwayAndBackLeavesNoRecordsBehind(boolean buys, int direction) {
    BookSide side = new BookSide(orders, Step.ONE, buys);
    for (int i = 0; i < 100; i++) {
      rest(side, i);
    }
    int atStart = side.records();
    int most = atStart;
    for (int i = 1; i < 2 * FAR; i++) {
      int slot = rest(side, (long) direction * Math.min(i, 2 * FAR - i));
      most = Math.max(most, side.records());
      side.remove(slot);
      orders.giveBack(slot);
    }
    assertThat(most).isLessThanOrEqualTo(atStart + atStart / 4 + 64);
    assertThat(orders.live()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void crowdThatWalksAMillionTicksAwayAndBackLeavesNoRecordsBehind(boolean buys) {
    BookSide side = new BookSide(orders, Step.ONE, buys);
    int[] crowd = new int[100];
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] = rest(side, i);
    }
    int atStart = side.records();
    int most = atStart;
    for (int i = 1; i < 2 * FAR; i++) {
      int oldest = i % crowd.length;
      side.remove(crowd[oldest]);
      orders.giveBack(crowd[oldest]);
      crowd[oldest] = rest(side, Math.min(i, 2 * FAR - i));
      most = Math.max(most, side.records());
    }
    assertThat(most).isLessThanOrEqualTo(atStart + atStart / 4 + 64);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 3, 7919, 1L << 40})
  void levelsThatVanishGiveTheirRecordsBack(long distance) {
    for (int order = 0; order < 3; order++) {
      BookSide side = new BookSide(orders, Step.ONE, false);
      int[] slots = new int[MANY];
      for (int i = 0; i < MANY; i++) {
        slots[i] = rest(side, i * distance);
      }
      assertThat(side.records()).isBetween(MANY, 32 * MANY);
      arrange(slots, order);
      for (int slot : slots) {
        side.remove(slot);
        orders.giveBack(slot);
      }
      assertThat(side.best()).isEqualTo(BookSide.NONE);
      assertThat(side.records()).isLessThan(1024);
    }
  }

  /** From the first, from the last or shuffled. */
  private static void arrange(int[] slots, int order) {
    SplittableRandom random = new SplittableRandom(order);
    for (int i = slots.length - 1; i > 0 && order > 0; i--) {
      int other = order == 1 ? Math.min(i, slots.length - 1 - i) : random.nextInt(i + 1);
      int slot = slots[i];
      slots[i] = slots[other];
      slots[other] = slot;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneOrderEachAtOneAndAtAQuadrillionNeedsFewRecords(boolean buys) {
    BookSide side = new BookSide(orders, Step.ONE, buys);
    int near = rest(side, 1);
    int far = rest(side, QUADRILLION);
    assertThat(side.records()).isLessThan(200);
    assertThat(side.priceOf(side.key(side.best()))).isEqualTo(buys ? QUADRILLION : 1);
    assertThat(side.head(side.next(side.best()))).isEqualTo(buys ? near : far);
  }

  @Test
  void emptySideHasOneRecord() {
    assertThat(new BookSide(orders, Step.ONE, true).records()).isEqualTo(1);
  }

  private int rest(BookSide side, long price) {
    int slot = orders.take();
    orders.set(slot, 0, 1);
    side.rest(slot, side.keyOf(price), 0, 1);
    return slot;
  }
}
