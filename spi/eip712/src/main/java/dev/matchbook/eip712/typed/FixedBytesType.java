package dev.matchbook.eip712.typed;

import java.util.Arrays;
import java.util.Locale;

/** {@code bytes1} to {@code bytes32}: at the start of the word, zeros behind. */
record FixedBytesType(int size) implements FieldType {
  @Override
  public String text() {
    return "bytes" + size;
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    Arrays.fill(out, at + size, at + Encoding.WORD, (byte) 0);
    write(this, size, value, out, at, encoding);
  }

  @Override
  public Object canonical(Object value) {
    return value instanceof byte[] bytes
        ? Hex.encode(bytes)
        : ((String) value).toLowerCase(Locale.ROOT);
  }

  /** Writes exactly that many bytes. */
  static void write(FieldType type, int size, Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    if (value instanceof byte[] bytes) {
      requireLength(size, bytes.length, encoding);
      System.arraycopy(bytes, 0, out, at, size);
    } else if (value instanceof String text) {
      requireLength(size, lengthOf(text, encoding), encoding);
      if (!Hex.decode(text, out, at)) {
        throw encoding.wrong("not all hex digits");
      }
    } else {
      throw encoding.wrongType(type, value);
    }
  }

  static int lengthOf(String text, Encoding encoding) throws TypedDataException {
    int length = Hex.length(text);
    if (length < 0) {
      throw encoding.wrong("not 0x and two hex digits a byte");
    }
    return length;
  }

  private static void requireLength(int expected, int found, Encoding encoding)
      throws TypedDataException {
    if (found != expected) {
      throw encoding.wrong(expected + " bytes expected, " + found + " found");
    }
  }
}
