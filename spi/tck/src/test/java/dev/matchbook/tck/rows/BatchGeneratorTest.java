package dev.matchbook.tck.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generated histories are such as an engine could have made. */
class BatchGeneratorTest {
  private static final int BATCHES = 2_000;

  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final BatchGenerator generator = new BatchGenerator(seed);

  BatchGeneratorTest() {
    System.out.println("BatchGeneratorTest: seed " + seed);
  }

  @Test
  void theSameSeedGivesTheSameBatches() {
    BatchGenerator again = new BatchGenerator(seed);
    for (int i = 0; i < 200; i++) {
      assertThat(again.next()).isEqualTo(generator.next());
    }
  }

  @Test
  void batchesFollowOnOneAnother() {
    Checkpoint at = Checkpoint.START;
    for (int i = 0; i < BATCHES; i++) {
      Batch batch = generator.next();
      assertThat(batch.previous()).isEqualTo(at);
      at = batch.checkpoint();
    }
    assertThat(generator.checkpoint()).isEqualTo(at);
  }

  @Test
  void versionsRiseAndClosedOrdersStayClosedButForBusts() {
    Map<Long, StoredOrder> last = new HashMap<>();
    for (int i = 0; i < BATCHES; i++) {
      for (StoredOrder order : generator.next().orders()) {
        StoredOrder before = last.put(order.orderId(), order);
        if (before != null) {
          assertThat(before.isOpen() || !order.isOpen()).as("seed %s: %s", seed, before).isTrue();
          assertThat(order.seq()).as("seed %s: %s", seed, order).isGreaterThan(before.seq());
          if (!before.isOpen()) {
            assertThat(order.cumQty()).as("busted").isLessThan(before.cumQty());
          } else if (!settles(order)) {
            assertThat(order.cumQty()).isGreaterThanOrEqualTo(before.cumQty());
          }
        }
        assertAddsUp(order);
      }
    }
    long closed = last.values().stream().filter(order -> !order.isOpen()).count();
    assertThat(generator.closedOrders()).isEqualTo(closed);
  }

  private static boolean settles(StoredOrder order) {
    int index = Names.SYMBOLS.indexOf(order.symbol());
    return index % 2 == 1 || index == 4;
  }

  private void assertAddsUp(StoredOrder o) {
    BigDecimal sum = o.isOpen() ? o.cumQty().add(o.leavesQty()) : o.qty();
    assertThat(o.qty()).as("seed %s: %s", seed, o).isEqualByComparingTo(sum);
    assertThat(o.place() > 0).as("seed %s: rests: %s", seed, o).isEqualTo(rests(o));
    assertThat(o.shownQty().signum() > 0)
        .as("seed %s: shows: %s", seed, o)
        .isEqualTo(rests(o) && !o.isDark());
    assertThat(o.shownQty()).as("seed %s: %s", seed, o).isLessThanOrEqualTo(o.leavesQty());
  }

  private static boolean rests(StoredOrder order) {
    return order.isOpen() && !order.waiting();
  }

  @Test
  void openOrdersHaveAPriorityAndAClOrdIdOfTheirOwn() {
    Map<Long, StoredOrder> open = new HashMap<>();
    for (int i = 0; i < BATCHES; i++) {
      for (StoredOrder order : generator.next().orders()) {
        open.put(order.orderId(), order);
      }
      open.values().removeIf(order -> !order.isOpen());
      assertThat(open).hasSizeLessThanOrEqualTo(BatchGenerator.Settings.DEFAULT.openOrders());
      assertDistinct(open);
    }
  }

  private void assertDistinct(Map<Long, StoredOrder> open) {
    Set<List<Object>> keys = new HashSet<>();
    for (StoredOrder order : open.values()) {
      List<Object> place = List.of(order.symbol(), order.priority());
      assertThat(keys.add(place)).as("seed %s: priority of %s", seed, order).isTrue();
      if (order.clOrdId() != null) {
        List<Object> name = List.of(order.account(), order.clOrdId());
        assertThat(keys.add(name)).as("seed %s: clOrdId of %s", seed, order).isTrue();
      }
    }
  }

  @Test
  void theBookIsNotCrossed() {
    Map<Long, StoredOrder> open = new HashMap<>();
    for (int i = 0; i < BATCHES; i++) {
      generator.next().orders().forEach(order -> open.put(order.orderId(), order));
      open.values().removeIf(order -> !rests(order));
      Map<String, BigDecimal> bids = new HashMap<>();
      for (StoredOrder order : open.values()) {
        if (order.side() == Side.BUY) {
          bids.merge(order.symbol(), order.price(), BigDecimal::max);
        }
      }
      for (StoredOrder order : open.values()) {
        BigDecimal bid = bids.get(order.symbol());
        if (order.side() == Side.SELL && bid != null) {
          assertThat(order.price()).as("seed %s: %s", seed, order).isGreaterThan(bid);
        }
      }
    }
  }
}
