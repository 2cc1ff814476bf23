package dev.matchbook.core.settlement;

import dev.matchbook.core.hash.Keccak256;
import java.util.Arrays;

/**
 * Sorts leaves by their bytes, unsigned, without moving them: {@code order[k]} is which leaf comes
 * k-th. At most 65,536.
 */
final class LeafOrder {
  private static final int INDEX_BITS = 16;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private LeafOrder() {}

  /**
   * The order of the leaves.
   *
   * @throws IllegalArgumentException if one is there twice
   */
  static int[] of(byte[] leaves) {
    int[] order = byFirstBytes(leaves);
    for (int k = 1; k < order.length; k++) {
      sink(order, k, leaves);
    }
    return order;
  }

  /** By their first six bytes; the other two of a long are the leaf's index. */
  private static int[] byFirstBytes(byte[] leaves) {
    long[] keys = new long[leaves.length / Keccak256.BYTES];
    for (int i = 0; i < keys.length; i++) {
      long key = leaves[i * Keccak256.BYTES]; // its sign is the long's: turned below
      for (int b = 1; b < Long.BYTES - Short.BYTES; b++) {
        key = key << Byte.SIZE | leaves[i * Keccak256.BYTES + b] & 0xFF;
      }
      keys[i] = key << INDEX_BITS ^ Long.MIN_VALUE | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) keys[k] & INDEX_MASK;
    }
    return order;
  }

  /** Moves the k-th before those that are larger: none, but where six bytes are equal. */
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
