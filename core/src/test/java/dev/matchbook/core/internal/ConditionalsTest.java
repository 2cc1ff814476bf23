package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.num.Step;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The order in which conditional orders look again, against lists by price. */
class ConditionalsTest {
  private final Orders orders = new Orders();
  private final BookSide side = new BookSide(orders, Step.ONE, false);
  private final Map<Long, List<Integer>> model = new TreeMap<>();

  @Test
  void theyStayInOrderOfPriceThenArrivalThroughRandomChanges() {
    Seeds.theory(ConditionalsTest.class, 100)
        .forAll(longs().all(), integers().between(1, 60))
        .checkAssert(
            (seed, prices) -> new ConditionalsTest().change(new SplittableRandom(seed), prices));
  }

  private void change(SplittableRandom random, int prices) {
    for (int i = 0; i < 600; i++) {
      long price = random.nextLong(1, prices + 1);
      List<Integer> queue = model.computeIfAbsent(price, key -> new ArrayList<>());
      if (random.nextInt(100) < (i < 300 ? 70 : 35)) {
        queue.add(rest(price));
      } else if (!queue.isEmpty()) {
        side.remove(queue.remove(random.nextInt(queue.size())));
      }
      assertThat(looking()).isEqualTo(model.values().stream().flatMap(List::stream).toList());
    }
  }

  @Test
  void bidsLookFromTheHighestPrice() {
    BookSide bids = new BookSide(orders, Step.ONE, true);
    int low = restOn(bids, 5, OrderFlags.ALL_OR_NONE);
    int high = restOn(bids, 7, OrderFlags.HAS_MIN_FILL);
    int highLater = restOn(bids, 7, OrderFlags.ALL_OR_NONE);
    Conditionals all = bids.conditionals();
    assertThat(all.size()).isEqualTo(3);
    assertThat(List.of(all.slot(0), all.slot(1), all.slot(2)))
        .containsExactly(high, highLater, low);
  }

  @Test
  void hiddenOrdersInTheSameQueueAreNotAmongThem() {
    restOn(side, 5, 0);
    int conditional = restOn(side, 5, OrderFlags.ALL_OR_NONE);
    restOn(side, 5, 0);
    assertThat(looking()).containsExactly(conditional);
  }

  private int rest(long price) {
    return restOn(side, price, OrderFlags.ALL_OR_NONE);
  }

  private int restOn(BookSide on, long price, int condition) {
    int slot = orders.take();
    orders.price(slot, price);
    orders.qty(slot, 1);
    orders.leaves(slot, 1);
    orders.flags(slot, OrderFlags.DARK | condition);
    on.rest(slot, on.keyOf(price), orders.flags(slot), orders.leaves(slot));
    return slot;
  }

  private List<Integer> looking() {
    List<Integer> slots = new ArrayList<>();
    for (int place = 0; place < side.conditionals().size(); place++) {
      slots.add(side.conditionals().slot(place));
    }
    return slots;
  }
}
