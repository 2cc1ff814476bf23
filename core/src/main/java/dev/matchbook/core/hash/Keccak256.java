package dev.matchbook.core.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Keccak-256 as Ethereum uses it, of whole messages: blocks of 136 bytes, padded {@code 01 00 ...
 * 80} as before the SHA-3 standard. Not safe for use by several threads.
 */
public final class Keccak256 {
  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private static final int BLOCK = 136;
  private static final int LANES = 25;
  private static final VarHandle LANE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] state = new long[LANES];
  private final byte[] last = new byte[BLOCK];

  /** One that hashes many messages, for one thread. */
  public Keccak256() {}

  /**
   * Writes the hash of a range; the range and where it is written may overlap. Allocates nothing.
   *
   * @param in holds the message
   * @param offset the message's first byte
   * @param length bytes of the message, from 0
   * @param out takes the 32 bytes of the hash
   * @param at where in {@code out} they begin
   * @throws IndexOutOfBoundsException if a range is not in its array; what {@code out} holds then
   *     is not said
   */
  public void hash(byte[] in, int offset, int length, byte[] out, int at) {
    Arrays.fill(state, 0);
    int from = offset;
    int end = offset + length;
    while (end - from >= BLOCK) {
      absorb(in, from);
      from += BLOCK;
    }
    int rest = end - from;
    System.arraycopy(in, from, last, 0, rest);
    Arrays.fill(last, rest, BLOCK, (byte) 0);
    last[rest] ^= 0x01;
    last[BLOCK - 1] ^= (byte) 0x80;
    absorb(last, 0);
    for (int i = 0; i < BYTES; i += Long.BYTES) {
      LANE.set(out, at + i, state[i / Long.BYTES]);
    }
  }

  private void absorb(byte[] in, int from) {
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      state[i / Long.BYTES] ^= (long) LANE.get(in, from + i);
    }
    KeccakPermutation.permute(state);
  }

  /** The hash of a message, 32 bytes; any thread. */
  public static byte[] of(byte[] message) {
    byte[] hash = new byte[BYTES];
    new Keccak256().hash(message, 0, message.length, hash, 0);
    return hash;
  }
}
