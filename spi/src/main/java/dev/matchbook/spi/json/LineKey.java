package dev.matchbook.spi.json;

import java.nio.charset.StandardCharsets;

/** A key of a line, encoded once for {@link LineBuffer} and {@link LineScanner}. Immutable. */
public final class LineKey {
  private final String name;
  private final byte[] bytes;

  private LineKey(String name) {
    this.name = name;
    this.bytes = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A key.
   *
   * @param name one or more of A–Z a–z 0–9
   * @throws IllegalArgumentException if it is not
   */
  public static LineKey of(String name) {
    if (!name.matches("[A-Za-z0-9]+")) {
      throw new IllegalArgumentException("name: not of A-Z a-z 0-9: " + Reasons.printable(name));
    }
    return new LineKey(name);
  }

  /** The key without its quotes. */
  public String name() {
    return name;
  }

  /** As it stands between two fields: {@code ,"name":}. Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
