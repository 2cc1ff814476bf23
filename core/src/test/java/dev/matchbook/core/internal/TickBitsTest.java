package dev.matchbook.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bits of a ring against a {@link BitSet}. */
class TickBitsTest {
  private static final int LARGEST = 1 << 18;
  private static final int WORD = 64;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 64, 128, 256, 1024, 2048, 4096, 1 << 14, LARGEST})
  void emptyRingHasNoNextBit(int size) {
    TickBits bits = new TickBits(size);
    for (int bit = 0; bit < size; bit += Math.max(1, size / 100)) {
      assertThat(bits.after(bit)).isEqualTo(-1);
      assertThat(bits.from(bit)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 64, 128, 256, 1024, 2048, 4096, 1 << 14, LARGEST})
  void lonelyBitIsNextToEveryPlaceAndToItself(int size) {
    for (int lonely : new int[] {0, size / 3, size / 2, size - 1}) {
      TickBits bits = new TickBits(size);
      bits.set(lonely);
      for (int bit = 0; bit < size; bit += Math.max(1, size / 100)) {
        assertThat(bits.after(bit)).isEqualTo(lonely);
        assertThat(bits.from(bit)).isEqualTo(lonely);
      }
      assertThat(bits.after(lonely)).isEqualTo(lonely);
      assertThat(bits.from(lonely)).isEqualTo(lonely);
      assertThat(bits.after(size - 1)).isEqualTo(lonely);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, LARGEST})
  void hintsThatOutlivedTheirBitsMisleadNoSearch(int size) {
    TickBits bits = new TickBits(size);
    for (int bit = 5; bit < size; bit += WORD) {
      bits.set(bit);
    }
    int last = size - WORD + 5;
    for (int bit = 5; bit < last; bit += WORD) {
      bits.clear(bit);
    }
    assertThat(bits.after(5)).isEqualTo(last);
    assertThat(bits.from(last + 1)).as("around").isEqualTo(last);
    bits.set(size / 2);
    assertThat(bits.after(5)).as("set again under a cleared hint").isEqualTo(size / 2);
    assertThat(bits.after(size / 2)).isEqualTo(last);
    bits.clear(last);
    assertThat(bits.after(size / 2)).isEqualTo(size / 2);
    bits.clear(size / 2);
    assertThat(bits.from(0)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 64, 128, 256, 1024, 2048, 4096, 8192, LARGEST})
  void randomChangesAgreeWithABitSet(int size) {
    Seeds.theory(TickBitsTest.class, size < LARGEST ? 12 : 4)
        .forAll(longs().all())
        .checkAssert(seed -> new Ring(size).change(new SplittableRandom(seed)));
  }

  /** A ring and its model. */
  private static final class Ring {
    private final int size;
    private final TickBits bits;
    private final BitSet model;

    Ring(int size) {
      this.size = size;
      bits = new TickBits(size);
      model = new BitSet(size);
    }

    /** Fills and empties in turns; most clears are not followed by a search near them. */
    void change(SplittableRandom random) {
      int cluster = 1 + random.nextInt(size);
      for (int i = 0; i < 4000; i++) {
        int bit = (i / 800 * 7919 + random.nextInt(cluster)) & size - 1;
        if (random.nextInt(100) < (i / 500 % 2 == 0 ? 80 : 10)) {
          bits.set(bit);
          model.set(bit);
        } else {
          int clear = expectedFrom(bit);
          bits.clear(clear < 0 ? bit : clear);
          model.clear(clear < 0 ? bit : clear);
        }
        if (random.nextBoolean()) {
          compare(random.nextInt(size));
          compare(bit);
        }
      }
      while (!model.isEmpty()) {
        int bit = expectedFrom(random.nextInt(size));
        bits.clear(bit);
        model.clear(bit);
        compare(bit);
      }
    }

    private void compare(int bit) {
      assertThat(bits.after(bit)).as("after %d", bit).isEqualTo(expectedFrom(bit + 1));
      assertThat(bits.from(bit)).as("from %d", bit).isEqualTo(expectedFrom(bit));
    }

    private int expectedFrom(int bit) {
      int next = model.nextSetBit(bit);
      return next >= 0 ? next : model.nextSetBit(0);
    }
  }
}
