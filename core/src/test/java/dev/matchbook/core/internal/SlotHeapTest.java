package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Heaps of orders against {@link TreeSet}s; two heaps share the orders. */
class SlotHeapTest {
  private record Entry(long key, long id, int slot) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::key).thenComparingLong(Entry::id);

  private final Orders orders = new Orders();
  private final List<SlotHeap> heaps = List.of(new SlotHeap(orders, 0), new SlotHeap(orders, 3));
  private final List<TreeSet<Entry>> models = List.of(new TreeSet<>(ORDER), new TreeSet<>(ORDER));
  private long lastId;

  @Test
  void randomChangesAgreeWithATreeSet() {
    Seeds.theory(SlotHeapTest.class, 100)
        .forAll(longs().all(), integers().between(1, 1000))
        .checkAssert((seed, keys) -> new SlotHeapTest().change(new SplittableRandom(seed), keys));
  }

  private void change(SplittableRandom random, int keys) {
    for (int i = 0; i < 2000; i++) {
      int which = random.nextInt(2);
      SlotHeap heap = heaps.get(which);
      TreeSet<Entry> model = models.get(which);
      int roll = random.nextInt(100);
      if (roll < 50 || model.isEmpty()) {
        add(heap, model, random.nextLong(-keys, keys));
      } else if (roll < 75) {
        Entry entry = some(model, random, keys);
        change(heap, model, entry, random.nextLong(-keys, keys));
      } else {
        Entry entry = roll < 90 ? model.first() : some(model, random, keys);
        remove(heap, model, entry);
      }
      assertFirst(heap, model);
    }
    for (int which = 0; which < 2; which++) {
      drain(heaps.get(which), models.get(which));
    }
  }

  private static Entry some(TreeSet<Entry> model, SplittableRandom random, int keys) {
    Entry entry = model.ceiling(new Entry(random.nextLong(-keys, keys), 0, 0));
    return entry == null ? model.last() : entry;
  }

  private void add(SlotHeap heap, TreeSet<Entry> model, long key) {
    int slot = orders.take();
    orders.takeCold(slot);
    // ids neither rise with the slots nor with time
    long id = ++lastId * 7919 % 1_000_003;
    orders.id(slot, id);
    heap.add(slot, key);
    model.add(new Entry(key, id, slot));
  }

  private static void change(SlotHeap heap, TreeSet<Entry> model, Entry entry, long key) {
    heap.change(entry.slot, key);
    model.remove(entry);
    model.add(new Entry(key, entry.id, entry.slot));
  }

  private void remove(SlotHeap heap, TreeSet<Entry> model, Entry entry) {
    heap.remove(entry.slot);
    model.remove(entry);
    orders.release(entry.slot);
  }

  private void drain(SlotHeap heap, TreeSet<Entry> model) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < heap.size(); place++) {
      places.add(heap.at(place));
    }
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(model.stream().map(Entry::slot).toList());
    while (!model.isEmpty()) {
      assertFirst(heap, model);
      remove(heap, model, model.first());
    }
    assertThat(heap.size()).isZero();
  }

  private static void assertFirst(SlotHeap heap, TreeSet<Entry> model) {
    assertThat(heap.size()).isEqualTo(model.size());
    if (!model.isEmpty()) {
      assertThat(heap.first()).isEqualTo(model.first().slot);
      assertThat(heap.firstKey()).isEqualTo(model.first().key);
    }
  }
}
