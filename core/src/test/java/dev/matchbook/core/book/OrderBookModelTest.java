package dev.matchbook.core.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.Side;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random commands to the book and to a {@link SlowBook}, compared trade by trade. */
class OrderBookModelTest {
  private static final int COMMANDS = 3000;

  /** What the commands are like. */
  private enum Flow {
    DENSE_AT_THE_TOUCH(0, 12, 100),
    SPARSE_AT_THE_TOUCH(0x9E3779B97F4A7C15L, 12, 100),
    DENSE_IN_A_WIDE_BOOK(0, 500, 1000),
    SPARSE_IN_A_WIDE_BOOK(0x9E3779B97F4A7C15L, 500, 1L << 33),
    CONGRUENT_AND_HUGE(1 << 20, 40, Long.MAX_VALUE / 20),
    TOO_MUCH_FOR_ONE_SIDE(-1, 8, Long.MAX_VALUE),
    DRIFTING(0, 60, 50),
    FAR_APART(0x2545F4914F6CDD1DL, 5, 200);

    private final long idStep;
    private final int width;
    private final long most;

    Flow(long idStep, int width, long most) {
      this.idStep = idStep;
      this.width = width;
      this.most = most;
    }

    long id(int i) {
      return idStep == 0 ? i : i * idStep;
    }

    long price(int i, SplittableRandom random) {
      long middle =
          switch (this) {
            case DRIFTING -> 333L * Math.min(i, COMMANDS - i);
            case FAR_APART -> (random.nextInt(4) - 2) * (Long.MAX_VALUE / 2) + (random.nextInt(4));
            default -> 1 << 15;
          };
      return middle + random.nextInt(-width, width + 1);
    }

    long qty(SplittableRandom random) {
      return 1 + random.nextLong(most) / (1 + random.nextInt(30));
    }
  }

  private final List<SlowBook.Fill> fills = new ArrayList<>();
  private final OrderBook book =
      new OrderBook(
          (maker, taker, qty, price) -> fills.add(new SlowBook.Fill(maker, taker, qty, price)));
  private final SlowBook model = new SlowBook();
  private final List<Long> used = new ArrayList<>(List.of(0L));

  @ParameterizedTest
  @EnumSource
  void randomCommandsAgreeWithASlowBook(Flow flow) {
    Seeds.theory(OrderBookModelTest.class, 4)
        .forAll(longs().all())
        .checkAssert(seed -> new OrderBookModelTest().run(flow, new SplittableRandom(seed)));
  }

  private void run(Flow flow, SplittableRandom random) {
    for (int i = 1; i <= COMMANDS; i++) {
      int kind = random.nextInt(100);
      if (kind < (i / 600 % 2 == 0 ? 70 : 35)) {
        enter(flow, i, random);
      } else if (kind < 90) {
        long id = someId(random);
        same("cancel " + id, book.cancel(id), model.cancel(id));
      } else {
        reduce(someId(random), random);
      }
      if (!fills.equals(model.fills)) {
        assertThat(fills).as("trades of command %d", i).isEqualTo(model.fills);
      }
      fills.clear();
      model.fills.clear();
      same("openOrders", book.openOrders(), model.ids().size());
      if (i % 50 == 0) {
        compare(random);
      }
    }
    model.ids().forEach(id -> same("cancel", book.cancel(id), model.cancel(id)));
    compare(random);
    assertThat(book.openOrders()).isZero();
  }

  private void enter(Flow flow, int i, SplittableRandom random) {
    boolean again = random.nextInt(10) == 0;
    long id = again ? someId(random) : flow.id(i);
    used.add(id);
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long price = flow.price(i, random);
    long qty = flow.qty(random);
    if (model.leaves(id) > 0) {
      assertRefused(() -> book.limit(id, side, price, qty), "orderId");
      assertRefused(() -> book.ioc(id, side, price, qty), "orderId");
    } else if (random.nextInt(4) == 0) {
      same("ioc " + id, book.ioc(id, side, price, qty), model.ioc(id, side, price, qty));
    } else if (!model.hasRoomFor(side, qty)) {
      assertRefused(() -> book.limit(id, side, price, qty), "qty");
    } else {
      same("limit " + id, book.limit(id, side, price, qty), model.limit(id, side, price, qty));
    }
  }

  private void reduce(long id, SplittableRandom random) {
    long leaves = model.leaves(id);
    if (leaves > 0) {
      assertRefused(() -> book.reduce(id, random.nextBoolean() ? 0 : leaves + 1), "leaves");
      long less = leaves - random.nextLong(leaves);
      model.reduce(id, less);
      same("reduced", book.reduce(id, less) ? 1 : 0, 1);
    } else {
      same("reduced", book.reduce(id, 1) ? 1 : 0, 0);
    }
  }

  private static void assertRefused(Runnable command, String parameter) {
    assertThatThrownBy(command::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(parameter + ": ");
  }

  /** Mostly an order that rests, at times one that is gone. */
  private long someId(SplittableRandom random) {
    List<Long> ids = random.nextInt(5) == 0 || model.ids().isEmpty() ? used : model.ids();
    return ids.get(random.nextInt(ids.size()));
  }

  private void compare(SplittableRandom random) {
    for (Side side : Side.values()) {
      same("empty", book.isEmpty(side) ? 1 : 0, model.isEmpty(side) ? 1 : 0);
      if (!model.isEmpty(side)) {
        same("best", book.best(side), model.best(side));
      }
      for (long price : model.prices(side)) {
        for (long near = price - 1; near != price + 2; near++) {
          same("qty at " + near, book.qty(side, near), model.qty(side, near));
        }
      }
    }
    model.ids().forEach(id -> same("leaves of " + id, book.leaves(id), model.leaves(id)));
    long gone = used.get(random.nextInt(used.size()));
    same("leaves of " + gone, book.leaves(gone), model.leaves(gone));
  }

  private static void same(String what, long actual, long expected) {
    if (actual != expected) {
      fail("%s: %d, but was %d", what, expected, actual);
    }
  }
}
