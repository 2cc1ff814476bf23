package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.matchbook.core.num.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A side of a book with plain orders, beside a {@link TreeMap} of queues that it must agree with.
 */
final class CheckedSide {
  private final Orders orders = new Orders();
  private final BookSide side;
  private final TreeMap<Long, ArrayDeque<Integer>> model = new TreeMap<>();
  private final List<Integer> live = new ArrayList<>();
  private int leaves;

  CheckedSide(boolean buys) {
    side = new BookSide(orders, Step.ONE, buys);
  }

  BookSide side() {
    return side;
  }

  /** On both sides the lesser key is the better price. */
  private long keyOf(long price) {
    return side.buys() ? -1 - price : price;
  }

  int rest(long price) {
    int slot = orders.take();
    orders.set(slot, slot, 1 + leaves++ % 1000);
    orders.price(slot, price);
    side.rest(slot, side.keyOf(price), 0, orders.leaves(slot));
    model.computeIfAbsent(keyOf(price), key -> new ArrayDeque<>()).add(slot);
    live.add(slot);
    return slot;
  }

  void remove(int slot) {
    live.remove((Integer) slot);
    removeUnlisted(slot);
  }

  void removeAny(SplittableRandom random) {
    if (!live.isEmpty()) {
      int at = random.nextInt(live.size());
      int slot = live.get(at);
      live.set(at, live.get(live.size() - 1));
      live.remove(live.size() - 1);
      removeUnlisted(slot);
    }
  }

  /** Removes what rests at the best levels until so many are left. */
  void drainTo(int levels) {
    while (model.size() > levels) {
      remove(model.firstEntry().getValue().peek());
    }
  }

  private void removeUnlisted(int slot) {
    long key = keyOf(orders.price(slot));
    side.remove(slot);
    orders.giveBack(slot);
    ArrayDeque<Integer> queue = model.get(key);
    queue.remove(slot);
    if (queue.isEmpty()) {
      model.remove(key);
    }
  }

  /** All levels in order, and in each all orders. */
  void assertAll() {
    int level = side.best();
    for (Map.Entry<Long, ArrayDeque<Integer>> entry : model.entrySet()) {
      assertLevel(level, entry.getKey(), entry.getValue());
      level = side.next(level);
    }
    same("level behind the last", level, BookSide.NONE);
  }

  private void assertLevel(int level, long key, ArrayDeque<Integer> queue) {
    if (level == BookSide.NONE) {
      fail("no level for key %d", key);
    }
    same("key", side.key(level), key);
    same("found", side.find(key), level);
    int slot = side.head(level);
    long shown = 0;
    for (int expected : queue) {
      same("slot", slot, expected);
      same("level of slot", orders.level(slot), level);
      shown += orders.leaves(slot);
      slot = orders.next(slot);
    }
    same("slot behind the last", slot, Orders.NIL);
    same("shown", side.shown(level), shown);
  }

  /** The best level, and what is found at and beyond a price and those beside it. */
  void assertAround(long price) {
    same("best", side.best(), levelOf(model.firstEntry()));
    same("is empty", side.best() == BookSide.NONE ? 1 : 0, model.isEmpty() ? 1 : 0);
    long middle = keyOf(price);
    for (long key = middle - 1; key != middle + 2; key++) {
      same("find " + key, side.find(key), levelOf(model.containsKey(key), key));
      Map.Entry<Long, ArrayDeque<Integer>> beyond = model.higherEntry(key);
      same("beyond " + key, side.beyond(key), levelOf(beyond));
      boolean reaches = !model.isEmpty() && model.firstKey() <= key;
      same("reaches " + key, side.reaches(key) ? 1 : 0, reaches ? 1 : 0);
    }
  }

  /** The price of some order, or 0. */
  long anyPrice(SplittableRandom random) {
    return live.isEmpty() ? 0 : orders.price(live.get(random.nextInt(live.size())));
  }

  private int levelOf(Map.Entry<Long, ArrayDeque<Integer>> entry) {
    return entry == null ? BookSide.NONE : orders.level(entry.getValue().peek());
  }

  private int levelOf(boolean there, long key) {
    return there ? orders.level(model.get(key).peek()) : BookSide.NONE;
  }

  int levels() {
    return model.size();
  }

  List<Integer> live() {
    return List.copyOf(live);
  }

  private static void same(String what, long actual, long expected) {
    if (actual != expected) {
      assertThat(actual).as(what).isEqualTo(expected);
    }
  }
}
