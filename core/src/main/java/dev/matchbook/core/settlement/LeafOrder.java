package dev.matchbook.core.settlement;

import dev.matchbook.core.hash.Keccak256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sorts leaves by their bytes, unsigned, without moving them: {@code order[k]} is which leaf comes
 * k-th. At most 65,536.
 */
final class LeafOrder {
  private static final long INDEX_MASK = 0xFFFF;

  private LeafOrder() {}

  /**
   * The order of the leaves.
   *
   * @throws IllegalArgumentException if one is there twice
   */
  static int[] of(byte[] leaves) {
    int[] order = byFirstBits(leaves);
    for (int k = 1; k < order.length; k++) {
      sink(order, k, leaves);
    }
    return order;
  }

  /** By their first 47 bits, which stand above the leaf's index in a long that is not negative. */
  private static int[] byFirstBits(byte[] leaves) {
    ByteBuffer bytes = ByteBuffer.wrap(leaves);
    long[] keys = new long[leaves.length / Keccak256.BYTES];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = bytes.getLong(i * Keccak256.BYTES) >>> 1 & ~INDEX_MASK | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) (keys[k] & INDEX_MASK);
    }
    return order;
  }

  /** Moves the k-th before those that are larger: none, but where 47 bits are equal. */
  private static void sink(int[] order, int k, byte[] leaves) {
    int leaf = order[k];
    int to = k;
    while (to > 0) {
      int compared = compare(leaves, order[to - 1], leaf);
      if (compared == 0) {
        throw new IllegalArgumentException(
            "leaves: the same at index " + order[to - 1] + " and " + leaf);
      }
      if (compared < 0) {
        break;
      }
      order[to] = order[to - 1];
      to--;
    }
    order[to] = leaf;
  }

  private static int compare(byte[] leaves, int one, int other) {
    int a = one * Keccak256.BYTES;
    int b = other * Keccak256.BYTES;
    return Arrays.compareUnsigned(leaves, a, a + Keccak256.BYTES, leaves, b, b + Keccak256.BYTES);
  }
}
