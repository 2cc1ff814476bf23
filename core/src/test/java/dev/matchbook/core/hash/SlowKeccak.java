package dev.matchbook.core.hash;

import java.util.Arrays;

/**
 * The sponge of FIPS 202 with blocks of 136 bytes, written step by step from the text of the
 * standard and as slow as it looks: nothing of it is shared with {@link Keccak256}.
 */
public final class SlowKeccak {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;

  private final long[][] a = new long[5][5];
  private int lfsr = 1;

  private SlowKeccak() {}

  /** Keccak-256 of a message. */
  public static byte[] keccak256(byte[] message) {
    return hash(message, 0x01);
  }

  /**
   * A hash of 32 bytes.
   *
   * @param domain the first byte of the padding: 1 of Keccak-256, 6 of SHA3-256
   */
  static byte[] hash(byte[] message, int domain) {
    byte[] padded = Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
    padded[message.length] ^= (byte) domain;
    padded[padded.length - 1] ^= (byte) 0x80;
    SlowKeccak sponge = new SlowKeccak();
    for (int from = 0; from < padded.length; from += RATE) {
      for (int i = 0; i < RATE; i++) {
        sponge.a[i / 8 % 5][i / 40] ^= (padded[from + i] & 0xFFL) << 8 * (i % 8);
      }
      sponge.permute();
    }
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (sponge.a[i / 8 % 5][i / 40] >>> 8 * (i % 8));
    }
    return hash;
  }

  private void permute() {
    lfsr = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta();
      rhoAndPi();
      chi();
      iota();
    }
  }

  private void theta() {
    long[] c = new long[5];
    for (int x = 0; x < 5; x++) {
      c[x] = a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4];
    }
    for (int x = 0; x < 5; x++) {
      for (int y = 0; y < 5; y++) {
        a[x][y] ^= c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
      }
    }
  }

  private void rhoAndPi() {
    int x = 1;
    int y = 0;
    long moving = a[x][y];
    for (int t = 0; t < 24; t++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      long there = a[x][y];
      a[x][y] = Long.rotateLeft(moving, (t + 1) * (t + 2) / 2);
      moving = there;
    }
  }

  private void chi() {
    for (int y = 0; y < 5; y++) {
      long[] row = {a[0][y], a[1][y], a[2][y], a[3][y], a[4][y]};
      for (int x = 0; x < 5; x++) {
        a[x][y] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5];
      }
    }
  }

  /** The constants are bits of a shift register, of x^8 + x^6 + x^5 + x^4 + 1. */
  private void iota() {
    for (int j = 0; j <= 6; j++) {
      if ((lfsr & 1) != 0) {
        a[0][0] ^= 1L << (1 << j) - 1;
      }
      lfsr <<= 1;
      if ((lfsr & 0x100) != 0) {
        lfsr ^= 0x171;
      }
    }
  }
}
