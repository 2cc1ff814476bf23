package dev.matchbook.core.hash;

import java.util.HexFormat;

/**
 * A hash as text: {@code 0x} and 64 lower-case hexadecimal digits, as Ethereum's tools write a
 * {@code bytes32}. Stateless.
 */
public final class HashText {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PREFIX = "0x";

  private HashText() {}

  /**
   * The text of a hash.
   *
   * @throws IllegalArgumentException if it is not of 32 bytes
   */
  public static String of(byte[] hash) {
    if (hash.length != Keccak256.BYTES) {
      throw new IllegalArgumentException("hash: not 32 bytes: " + hash.length);
    }
    return PREFIX + HEX.formatHex(hash);
  }

  /**
   * The hash of a text; digits may be of either case.
   *
   * @return 32 bytes
   * @throws IllegalArgumentException if it is not {@code 0x} and 64 hexadecimal digits
   */
  public static byte[] parse(String text) {
    boolean whole = text.length() == PREFIX.length() + 2 * Keccak256.BYTES;
    for (int i = PREFIX.length(); whole && i < text.length(); i++) {
      whole = HexFormat.isHexDigit(text.charAt(i));
    }
    if (!whole || !text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("text: not 0x and 64 hexadecimal digits");
    }
    return HEX.parseHex(text, PREFIX.length(), text.length());
  }
}
