package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The index of levels against a {@link TreeMap}. */
class LevelIndexTest {
  private static final int KEYS = 5000;
  private final LevelIndex index = new LevelIndex();
  private final TreeMap<Long, Integer> model = new TreeMap<>();
  private int nextLevel;

  @Test
  void emptyIndexFindsNothing() {
    assertThat(index.find(0)).isEqualTo(LevelIndex.NONE);
    assertThat(index.beyond(Long.MIN_VALUE)).isEqualTo(LevelIndex.NONE);
  }

  @Test
  void ascendingKeysAreFoundAndDrainFromBelow() {
    fill(i -> i);
    drain(model.navigableKeySet().stream().toList());
    fill(i -> i * 3);
    drain(model.descendingKeySet().stream().toList());
  }

  @Test
  void descendingKeysAreFoundAndDrainFromAbove() {
    fill(i -> -i);
    drain(model.descendingKeySet().stream().toList());
    fill(i -> -i * 3);
    drain(model.navigableKeySet().stream().toList());
  }

  private void fill(LongUnaryOperator keyOf) {
    for (long i = 0; i < KEYS; i++) {
      add(keyOf.applyAsLong(i));
    }
    model.keySet().forEach(this::assertAround);
    assertThat(model).hasSize(KEYS);
  }

  private void drain(List<Long> keys) {
    for (int i = 0; i < keys.size(); i++) {
      remove(keys.get(i));
      assertAround(keys.get(i));
      assertAround(keys.get((i * 31 + 7) % keys.size()));
    }
    assertThat(model).isEmpty();
  }

  @Test
  void randomChangesAgreeWithATreeMap() {
    Seeds.theory(LevelIndexTest.class, 40)
        .forAll(longs().all())
        .checkAssert(seed -> new LevelIndexTest().change(new SplittableRandom(seed)));
  }

  /** Grows and shrinks in turns, over a narrow, a clustered or the widest range of keys. */
  private void change(SplittableRandom random) {
    int clusters = random.nextInt(1, 6);
    long width = 1L << (random.nextBoolean() ? random.nextInt(9, 14) : random.nextInt(3, 60));
    boolean wide = random.nextInt(4) == 0;
    for (int turn = 0; turn < 6; turn++) {
      int percentAdded = turn % 2 == 0 ? 85 : 15;
      for (int i = 0; i < 2000; i++) {
        long key = wide ? random.nextLong() : cluster(random, clusters) + random.nextLong(width);
        if (random.nextInt(100) < percentAdded) {
          add(key);
        } else if (!model.isEmpty()) {
          remove(near(key));
        }
        assertAround(key);
        assertAround(near(key));
      }
    }
    drain(shuffled(random));
  }

  private static long cluster(SplittableRandom random, int clusters) {
    return (random.nextInt(clusters) - 2) * 1_000_000_000_000_000L;
  }

  private long near(long key) {
    Long below = model.floorKey(key);
    return below != null ? below : model.isEmpty() ? key : model.firstKey();
  }

  private List<Long> shuffled(SplittableRandom random) {
    List<Long> keys = new ArrayList<>(model.keySet());
    for (int i = keys.size() - 1; i > 0; i--) {
      keys.set(i, keys.set(random.nextInt(i + 1), keys.get(i)));
    }
    return keys;
  }

  private void add(long key) {
    if (model.putIfAbsent(key, nextLevel) == null) {
      index.add(key, nextLevel++);
    }
  }

  private void remove(long key) {
    index.remove(key);
    model.remove(key);
  }

  private void assertAround(long key) {
    assertThat(index.find(key)).isEqualTo(model.getOrDefault(key, LevelIndex.NONE));
    assertThat(index.beyond(key)).isEqualTo(level(model.higherEntry(key)));
    if (key > Long.MIN_VALUE) {
      assertThat(index.beyond(key - 1)).isEqualTo(level(model.ceilingEntry(key)));
    }
  }

  private static int level(Map.Entry<Long, Integer> entry) {
    return entry == null ? LevelIndex.NONE : entry.getValue();
  }
}
