package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table of clOrdIds against a {@link HashMap}, with ids made to collide. */
class ClOrdIdTableTest {
  private record Key(int account, String clOrdId) {}

  private final Orders orders = new Orders();
  private final ClOrdIdTable table = new ClOrdIdTable(orders);
  private final Map<Key, Integer> model = new HashMap<>();

  @Test
  void randomChangesOfCollidingIdsAgreeWithAHashMap() {
    Seeds.theory(ClOrdIdTableTest.class, 100)
        .forAll(longs().all(), integers().between(1, 40))
        .checkAssert(
            (seed, accounts) ->
                new ClOrdIdTableTest().change(new SplittableRandom(seed), accounts));
  }

  private void change(SplittableRandom random, int accounts) {
    for (int i = 0; i < 5000; i++) {
      Key key = new Key(random.nextInt(accounts), colliding(random.nextInt(256), 8));
      Integer slot = model.remove(key);
      assertThat(find(key)).isEqualTo(slot == null ? Orders.NIL : slot);
      if (slot == null) {
        put(key);
      } else {
        drop(slot);
        assertThat(find(key)).isEqualTo(Orders.NIL);
      }
    }
    model.forEach((key, slot) -> assertThat(find(key)).isEqualTo(slot));
  }

  @Test
  void idsWithEqualStringHashesDoNotShareOnePlace() {
    Set<Integer> stringHashes = new HashSet<>();
    Set<Integer> hashes = new HashSet<>();
    for (int number = 0; number < 1 << 12; number++) {
      Key key = new Key(0, colliding(number, 12));
      put(key);
      stringHashes.add(key.clOrdId.hashCode());
      hashes.add(ClOrdIdTable.hashOf(0, key.clOrdId));
    }
    assertThat(stringHashes).hasSize(1);
    assertThat(hashes).hasSizeGreaterThan((1 << 12) - 10);
    model.forEach((key, slot) -> assertThat(find(key)).isEqualTo(slot));
  }

  @Test
  void sameIdOfTwoAccountsIsTwoOrders() {
    put(new Key(1, "a"));
    put(new Key(2, "a"));
    drop(model.get(new Key(1, "a")));
    assertThat(table.find(1, "a")).isEqualTo(Orders.NIL);
    assertThat(table.find(2, "a")).isEqualTo(model.get(new Key(2, "a")));
  }

  /** A word of "Aa" and "BB": all of a length have one {@link String#hashCode}. */
  private static String colliding(int number, int pairs) {
    StringBuilder word = new StringBuilder();
    for (int bit = 0; bit < pairs; bit++) {
      word.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return word.toString();
  }

  private int find(Key key) {
    // another string of the same characters: hosts do not intern
    return table.find(key.account, key.clOrdId.concat(" ").trim());
  }

  private void put(Key key) {
    int slot = orders.take();
    orders.setTerms(slot, 0, 0, key.account, 0);
    orders.clOrdId(slot, key.clOrdId);
    orders.set(slot, OrderFlags.HAS_CL_ORD_ID);
    table.put(slot);
    model.put(key, slot);
  }

  private void drop(int slot) {
    table.drop(slot);
    orders.release(slot);
  }
}
