package dev.matchbook.eip712.signature;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;

/** Bytes as the tests need them. */
final class Bytes {
  static final BigInteger N =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private Bytes() {}

  static byte[] of(String hex) {
    return HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
  }

  /** A number in 32 bytes. */
  static byte[] of(BigInteger number) {
    return Bytes.of(String.format("%064x", number));
  }

  static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A signature of 65 bytes, in range or not. */
  static byte[] signature(BigInteger r, BigInteger s, int v) {
    return of(String.format("%064x%064x%02x", r, s, v));
  }

  static byte[] flip(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }
}
