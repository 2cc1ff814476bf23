package dev.matchbook.eip712.signature;

import dev.matchbook.core.hash.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * An Ethereum account: the last 20 bytes of the Keccak-256 of a public key.
 *
 * <p>Values are immutable, equal and ordered by their bytes, and may be shared between threads.
 */
public final class Address implements Comparable<Address> {
  private static final int LENGTH = 20;

  /** What libraries have made of the key 0: no bytes, one zero byte, 64 of them, or no hash. */
  private static final Set<Address> ZERO_KEY =
      Set.of(
          new Address(new byte[LENGTH]),
          ofPublicKey(new byte[0]),
          ofPublicKey(new byte[1]),
          ofPublicKey(new byte[64]));

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * An address from its bytes.
   *
   * @param bytes exactly 20; copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static Address of(byte[] bytes) {
    if (bytes == null || bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "address must have 20 bytes, has " + (bytes == null ? "none" : bytes.length));
    }
    return new Address(bytes.clone());
  }

  /**
   * Reads {@code 0x} and 40 hex digits: all letters small, all capital, or mixed as EIP-55 says.
   *
   * @param hex of the address
   * @throws IllegalArgumentException for any other text, and for mixed letters that are not the
   *     checksum
   */
  public static Address parse(String hex) {
    if (hex == null || !hex.startsWith("0x") || hex.length() != 2 + 2 * LENGTH) {
      throw new IllegalArgumentException("address must be 0x and 40 hex digits");
    }
    String digits = hex.substring(2);
    Address address;
    try {
      address = new Address(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException notHex) {
      throw new IllegalArgumentException("address must be 0x and 40 hex digits", notHex);
    }
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixed && !address.checksummed().equals(hex)) {
      throw new IllegalArgumentException("address has a wrong checksum (EIP-55)");
    }
    return address;
  }

  /** The address of a public key given as x and y, 64 bytes. */
  static Address ofPublicKey(byte[] coordinates) {
    byte[] hash = Keccak256.of(coordinates);
    return new Address(Arrays.copyOfRange(hash, hash.length - LENGTH, hash.length));
  }

  /**
   * Whether this is what a library makes of the private key 0, whose public key is infinity: the
   * zero address, or the hash of an encoding of nothing. Nobody can sign for it.
   */
  public boolean isOfZeroKey() {
    return ZERO_KEY.contains(this);
  }

  /** The 20 bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@code 0x} and 40 hex digits whose letters are small or capital as EIP-55 says. */
  public String checksummed() {
    String digits = HexFormat.of().formatHex(bytes);
    byte[] hash = Keccak256.of(digits.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xf;
      char digit = digits.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return text.toString();
  }

  /** By the number that the bytes are; a hash map needs it where keys were mined to collide. */
  @Override
  public int compareTo(Address other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@code 0x} and 40 small hex digits. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
