package dev.matchbook.eip712.signature;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A signature over secp256k1 in the one form that Ethereum accepts: {@code 0 < r < n}, {@code 0 < s
 * <= n/2}, and the parity of y of the point that r is the x of.
 *
 * <p>Whoever holds one knows that its numbers are in range. Whether it recovers a signer is for
 * {@link SignerRecovery} to say. Values are immutable, equal by r, s and parity, and may be shared
 * between threads.
 */
public final class EcdsaSignature {
  private static final int LENGTH = 65;
  private static final int COMPACT_LENGTH = 64;

  private final byte[] r;
  private final byte[] s;
  private final int yParity;

  private EcdsaSignature(byte[] r, byte[] s, int yParity) throws InvalidSignatureException {
    if (!Secp256k1.isScalar(r)) {
      throw new InvalidSignatureException("r is not in 1..n-1");
    }
    if (!Secp256k1.isScalar(s)) {
      throw new InvalidSignatureException("s is not in 1..n-1");
    }
    if (Secp256k1.isHigh(s)) {
      throw new InvalidSignatureException("s is above n/2");
    }
    this.r = r;
    this.s = s;
    this.yParity = yParity;
  }

  /**
   * Reads a signature of 65 bytes (r, s, v with v 0, 1, 27 or 28) or of 64 (r, and s with the
   * parity in its highest bit, EIP-2098).
   *
   * @param bytes of the signature; not kept, not changed; may be anything, even null
   * @return the signature, its r, s and v in range
   * @throws InvalidSignatureException for any other bytes; the reason names length, v, r or s
   */
  public static EcdsaSignature parse(byte[] bytes) throws InvalidSignatureException {
    if (bytes == null) {
      throw new InvalidSignatureException("signature is missing");
    }
    if (bytes.length != LENGTH && bytes.length != COMPACT_LENGTH) {
      throw new InvalidSignatureException("length is " + bytes.length + " bytes, not 65 or 64");
    }
    byte[] r = Arrays.copyOfRange(bytes, 0, 32);
    byte[] s = Arrays.copyOfRange(bytes, 32, 64);
    if (bytes.length == LENGTH) {
      return new EcdsaSignature(r, s, parityOf(bytes[64] & 0xff));
    }
    int yParity = (s[0] & 0x80) >>> 7;
    s[0] &= 0x7f;
    return new EcdsaSignature(r, s, yParity);
  }

  /**
   * Reads a signature from text: {@code 0x} and the two hex digits of each byte, small or capital.
   *
   * @param hex of 65 or 64 bytes; may be anything, even null
   * @return the signature, its r, s and v in range
   * @throws InvalidSignatureException for any other text; the reason names what is wrong, and never
   *     quotes the text
   */
  public static EcdsaSignature parse(String hex) throws InvalidSignatureException {
    if (hex == null) {
      throw new InvalidSignatureException("signature is missing");
    }
    if (!hex.startsWith("0x")) {
      throw new InvalidSignatureException("hex does not start with 0x");
    }
    int digits = hex.length() - 2;
    if (digits % 2 != 0) {
      throw new InvalidSignatureException("hex has an odd number of digits");
    }
    if (digits != 2 * LENGTH && digits != 2 * COMPACT_LENGTH) {
      // before decoding, so that a text of any length costs nothing
      throw new InvalidSignatureException("length is " + digits / 2 + " bytes, not 65 or 64");
    }
    try {
      return parse(HexFormat.of().parseHex(hex, 2, hex.length()));
    } catch (IllegalArgumentException notHex) {
      throw new InvalidSignatureException("hex has a character that is no hex digit");
    }
  }

  private static int parityOf(int v) throws InvalidSignatureException {
    return switch (v) {
      case 0, 27 -> 0;
      case 1, 28 -> 1;
      default -> throw new InvalidSignatureException("v is " + v + ", not 0, 1, 27 or 28");
    };
  }

  /** The x of the signature's point, 32 bytes, big end first; a copy. */
  public byte[] r() {
    return r.clone();
  }

  /** The proof, at most n/2, 32 bytes, big end first; a copy. */
  public byte[] s() {
    return s.clone();
  }

  /** 0 where y of the signature's point is even, 1 where it is odd. */
  public int yParity() {
    return yParity;
  }

  /** The 65 bytes r, s, v with v 27 or 28, as contracts and wallets write them. */
  public byte[] bytes() {
    byte[] bytes = rAndS(LENGTH);
    bytes[64] = (byte) (27 + yParity);
    return bytes;
  }

  /** The 64 bytes of EIP-2098: r, and s with the parity in its highest bit. */
  public byte[] compactBytes() {
    byte[] bytes = rAndS(COMPACT_LENGTH);
    bytes[32] |= (byte) (yParity << 7);
    return bytes;
  }

  /** r and s in the first 64 of so many bytes. */
  byte[] rAndS(int length) {
    byte[] bytes = Arrays.copyOf(r, length);
    System.arraycopy(s, 0, bytes, 32, 32);
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EcdsaSignature that
        && yParity == that.yParity
        && Arrays.equals(r, that.r)
        && Arrays.equals(s, that.s);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(r) + Arrays.hashCode(s)) + yParity;
  }

  /** The 65 bytes as {@code 0x} and small hex digits; {@link #parse(String)} reads it. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes());
  }
}
