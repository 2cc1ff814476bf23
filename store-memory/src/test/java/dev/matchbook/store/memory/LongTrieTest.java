package dev.matchbook.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The persistent map against a {@link TreeMap} of unsigned keys. */
class LongTrieTest {
  private static final long[] ENDS = {0, 1, 31, 32, Long.MAX_VALUE, Long.MIN_VALUE, -32, -2, -1};

  /** What keys a random walk takes. */
  enum Keys {
    COUNTED {
      @Override
      long next(SplittableRandom random) {
        return random.nextInt(300);
      }
    },
    FAR_APART {
      @Override
      long next(SplittableRandom random) {
        return (long) random.nextInt(300) << 33;
      }
    },
    HASHED {
      @Override
      long next(SplittableRandom random) {
        return new SplittableRandom(random.nextInt(300)).nextLong();
      }
    },
    SINGLE_BITS {
      @Override
      long next(SplittableRandom random) {
        return 1L << random.nextInt(64);
      }
    };

    abstract long next(SplittableRandom random);
  }

  /** A published map and what it has to hold for good. */
  private record Published(LongTrie<String> map, NavigableMap<Long, String> entries) {}

  @Test
  void emptyMapFindsNothing() {
    assertSame(LongTrie.empty(), model());
  }

  @Test
  void keysAtBothEndsAreFoundInUnsignedOrder() {
    LongTrie<String> map = LongTrie.empty();
    NavigableMap<Long, String> model = model();
    for (long key : ENDS) {
      map = map.put(key, "at " + key, new Edit());
      model.put(key, "at " + key);
      assertSame(map, model);
    }
    for (long key : ENDS) {
      map = map.remove(key, new Edit());
      model.remove(key);
      assertSame(map, model);
    }
    assertThat(map.isEmpty()).isTrue();
  }

  @Test
  void whatChangesNothingGivesTheSameMap() {
    LongTrie<String> map =
        LongTrie.<String>empty().put(3, "a", new Edit()).put(99, "b", new Edit());
    assertThat(map.put(3, "a", new Edit())).isSameAs(map);
    assertThat(map.remove(4, new Edit())).isSameAs(map);
    assertThat(map.remove(99L << 40, new Edit())).isSameAs(map);
  }

  @Test
  void visitorThatHasEnoughIsShownNoMore() {
    LongTrie<String> map = LongTrie.empty();
    for (long key = 0; key < 2_000; key++) {
      map = map.put(key, "", new Edit());
    }
    List<Long> seen = new ArrayList<>();
    assertThat(map.ascend(1_000, (key, value) -> seen.add(key) && key < 1_002)).isFalse();
    assertThat(map.descend(33, (key, value) -> seen.add(key) && key > 31)).isFalse();
    assertThat(seen).containsExactly(1_000L, 1_001L, 1_002L, 33L, 32L, 31L);
  }

  @ParameterizedTest
  @EnumSource
  void randomEditsAgreeWithATreeMapAndLeaveWhatWasPublished(Keys keys) {
    Seeds.theory(LongTrieTest.class, 10)
        .forAll(longs().all())
        .checkAssert(seed -> randomEdits(new SplittableRandom(seed), keys));
  }

  private static void randomEdits(SplittableRandom random, Keys keys) {
    List<Published> published = new ArrayList<>();
    Published now = new Published(LongTrie.empty(), model());
    for (int i = 0; i < 60; i++) {
      now = edited(now, random, keys);
      published.add(now);
    }
    published.forEach(p -> assertSame(p.map, p.entries));
  }

  /** Grows and shrinks by turns, several changes in an edit. */
  private static Published edited(Published from, SplittableRandom random, Keys keys) {
    Edit edit = new Edit();
    LongTrie<String> map = from.map;
    NavigableMap<Long, String> model = model();
    model.putAll(from.entries);
    int puts = random.nextInt(100);
    for (int i = random.nextInt(80); i > 0; i--) {
      long key = keys.next(random);
      if (random.nextInt(100) < puts) {
        String value = "value " + random.nextInt(3);
        map = map.put(key, value, edit);
        model.put(key, value);
      } else {
        map = map.remove(key, edit);
        model.remove(key);
      }
    }
    return new Published(map, model);
  }

  private static NavigableMap<Long, String> model() {
    return new TreeMap<>(Long::compareUnsigned);
  }

  private static void assertSame(LongTrie<String> map, NavigableMap<Long, String> model) {
    assertThat(map.isEmpty()).isEqualTo(model.isEmpty());
    assertThat(map.first() == null ? null : map.first().key())
        .isEqualTo(model.isEmpty() ? null : model.firstKey());
    assertWalks(map, model, 0);
    assertWalks(map, model, -1);
    List<Long> keys = new ArrayList<>(model.keySet());
    for (long end : ENDS) {
      keys.add(end);
    }
    for (long key : keys) {
      for (long near = key - 1; near != key + 2; near++) {
        assertThat(map.get(near)).as("value of %s", near).isEqualTo(model.get(near));
      }
    }
    for (int i = 0; i < keys.size(); i += 17) {
      assertWalks(map, model, keys.get(i));
      assertWalks(map, model, keys.get(i) + 1);
    }
  }

  private static void assertWalks(
      LongTrie<String> map, NavigableMap<Long, String> model, long from) {
    List<String> ascending = new ArrayList<>();
    assertThat(map.ascend(from, (key, value) -> ascending.add(key + value))).isTrue();
    assertThat(ascending).as("up from %s", from).isEqualTo(rows(model.tailMap(from, true)));
    List<String> descending = new ArrayList<>();
    assertThat(map.descend(from, (key, value) -> descending.add(key + value))).isTrue();
    assertThat(descending)
        .as("down from %s", from)
        .isEqualTo(rows(model.headMap(from, true).descendingMap()));
  }

  private static List<String> rows(NavigableMap<Long, String> model) {
    return model.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList();
  }
}
