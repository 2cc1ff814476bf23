package dev.matchbook.core.settlement;

import dev.matchbook.core.hash.Keccak256;
import java.util.Arrays;
import java.util.List;

/** The hash of an inner node: of its two children, the smaller before the larger. One thread. */
final class NodeHash {
  private static final int HASH = Keccak256.BYTES;

  private final Keccak256 keccak;
  private final byte[] pair = new byte[2 * HASH];

  NodeHash(Keccak256 keccak) {
    this.keccak = keccak;
  }

  /** Writes the hash of the children at {@code one[a]} and {@code other[b]}. */
  void of(byte[] one, int a, byte[] other, int b, byte[] out, int at) {
    boolean sorted = Arrays.compareUnsigned(one, a, a + HASH, other, b, b + HASH) < 0;
    System.arraycopy(one, a, pair, sorted ? 0 : HASH, HASH);
    System.arraycopy(other, b, pair, sorted ? HASH : 0, HASH);
    keccak.hash(pair, 0, pair.length, out, at);
  }

  /** {@link MerkleTree#verify}. */
  static boolean verify(byte[] leaf, List<byte[]> proof, byte[] root) {
    if (leaf.length != HASH) {
      return false;
    }
    NodeHash hash = new NodeHash(new Keccak256());
    byte[] node = leaf.clone();
    for (byte[] sibling : proof) {
      if (sibling.length != HASH) {
        return false;
      }
      hash.of(node, 0, sibling, 0, node, 0);
    }
    return Arrays.equals(node, root);
  }
}
