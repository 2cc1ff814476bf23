package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index of ids against a {@link HashMap}. */
class IdIndexTest {
  private final Orders orders = new Orders();
  private final IdIndex index = new IdIndex(orders);
  private final Map<Long, Integer> model = new HashMap<>();
  private final List<Long> live = new ArrayList<>();

  @Test
  void emptyIndexFindsNothing() {
    for (long id : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertAround(id);
      assertThat(index.take(id)).isEqualTo(Orders.NIL);
    }
  }

  @Test
  void idsAtTheEndsOfLongAreFoundInAnyOrder() {
    for (long id : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE + 1}) {
      put(id);
      model.keySet().forEach(this::assertAround);
    }
    remove(Long.MAX_VALUE, true);
    remove(Long.MIN_VALUE, false);
    assertAll();
  }

  @Test
  void orderThatLosesItsPlaceToANewerOneIsStillFound() {
    for (long lap = 0; lap < 20; lap++) {
      put(5 + (lap << 40));
    }
    assertAll();
    remove(5 + (19L << 40), true);
    remove(5, false);
    put(5);
    assertAll();
  }

  /** The array shrinks, so that orders which had places of their own meet at one. */
  @Test
  void fewOrdersAfterManyAreFoundWhileIdsGoOn() {
    for (long id = 1; id <= 20_000; id++) {
      put(id);
    }
    for (long id = 1; id <= 700_000; id++) {
      if (id > 20_000) {
        put(id);
      }
      long leaving = id % 512 == 0 ? id - 20_480 : id;
      if (leaving > 0) {
        remove(leaving, true);
      }
      if (id % 10_240 == 0) {
        assertAll();
      }
    }
    assertThat(model).hasSize(40);
  }

  @ParameterizedTest
  @EnumSource
  void randomChangesAgreeWithAHashMap(IdPattern ids) {
    Seeds.theory(IdIndexTest.class, 4)
        .forAll(longs().all())
        .checkAssert(seed -> new IdIndexTest().change(ids, new SplittableRandom(seed)));
  }

  /** Grows to thousands, shrinks to few and grows again, with random removals all the time. */
  private void change(IdPattern ids, SplittableRandom random) {
    for (int n = 0; n < 16_000; n++) {
      long id = ids.at(n, random);
      assertAround(id);
      if (!model.containsKey(id)) {
        put(id);
      }
      int removals = random.nextInt(100) < (n / 4000 % 2 == 0 ? 40 : 75) ? 1 + n / 4000 % 2 : 0;
      for (; removals > 0 && !live.isEmpty(); removals--) {
        removeSome(random);
      }
      if (n % 2000 == 1999) {
        assertAll();
      }
    }
    while (!live.isEmpty()) {
      removeSome(random);
    }
    assertAll();
  }

  private void removeSome(SplittableRandom random) {
    int at = random.nextInt(live.size());
    long id = live.get(at);
    live.set(at, live.get(live.size() - 1));
    live.remove(live.size() - 1);
    remove(id, random.nextBoolean());
  }

  private void put(long id) {
    int slot = orders.take();
    orders.id(slot, id);
    index.put(id, slot);
    model.put(id, slot);
    live.add(id);
    assertAround(id);
  }

  private void remove(long id, boolean take) {
    assertAround(id);
    int slot = model.remove(id);
    if (take) {
      assertThat(index.take(id)).isEqualTo(slot);
    } else {
      index.drop(id, slot);
    }
    orders.giveBack(slot);
    assertAround(id);
  }

  private void assertAround(long id) {
    for (long near = id - 1; near != id + 2; near++) {
      int slot = model.getOrDefault(near, Orders.NIL);
      if (index.find(near) != slot || index.has(near) != (slot != Orders.NIL)) {
        fail("id %d: slot %d, found %d, has %b", near, slot, index.find(near), index.has(near));
      }
    }
  }

  private void assertAll() {
    model.keySet().forEach(this::assertAround);
    List<Integer> told = new ArrayList<>();
    index.forEach(told::add);
    assertThat(told.stream().sorted().toList())
        .isEqualTo(model.values().stream().sorted().toList());
  }
}
