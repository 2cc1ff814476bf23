package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table of ids against a {@link HashMap}. */
class IdTableTest {
  private final Orders orders = new Orders();
  private final IdTable table = new IdTable(orders);
  private final Map<Long, Integer> model = new HashMap<>();

  @Test
  void emptyTableFindsNothing() {
    assertThat(table.find(0)).isEqualTo(Orders.NIL);
    assertThat(table.find(Long.MIN_VALUE)).isEqualTo(Orders.NIL);
  }

  @Test
  void randomChangesAgreeWithAHashMap() {
    Seeds.theory(IdTableTest.class, 100)
        .forAll(longs().all(), integers().between(0, 50))
        .checkAssert((seed, shift) -> new IdTableTest().change(new SplittableRandom(seed), shift));
  }

  /** Few ids, so that each comes and goes often; a shift makes them sparse. */
  private void change(SplittableRandom random, int shift) {
    int ids = random.nextInt(10, 2000);
    for (int i = 0; i < 5000; i++) {
      long id = (long) random.nextInt(ids) << shift;
      Integer slot = model.remove(id);
      assertThat(table.find(id)).isEqualTo(slot == null ? Orders.NIL : slot);
      if (slot == null) {
        put(id);
      } else {
        drop(slot);
        assertThat(table.find(id)).isEqualTo(Orders.NIL);
      }
    }
    model.forEach((id, slot) -> assertThat(table.find(id)).isEqualTo(slot));
  }

  @Test
  void idsInARowComeAtTheFrontAndGoAtTheBack() {
    for (long id = 1; id <= 50_000; id++) {
      put(id);
      if (id > 1000) {
        drop(model.remove(id - 1000));
        assertThat(table.find(id - 1000)).isEqualTo(Orders.NIL);
      }
    }
    model.forEach((id, slot) -> assertThat(table.find(id)).isEqualTo(slot));
    assertThat(table.places()).as("places for 1000 orders").isLessThanOrEqualTo(4096);
  }

  private void put(long id) {
    int slot = orders.take();
    orders.id(slot, id);
    table.put(slot);
    model.put(id, slot);
  }

  private void drop(int slot) {
    table.drop(slot);
    orders.release(slot);
  }
}
