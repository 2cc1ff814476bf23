package dev.matchbook.eip712.typed;

import java.util.Locale;

/** {@code bytes}: of any length, its hash in the word. */
record BytesType() implements FieldType {
  @Override
  public String text() {
    return "bytes";
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    if (value instanceof byte[] bytes) {
      requireLength(bytes.length, encoding);
      encoding.hash(bytes, bytes.length, out, at);
    } else if (value instanceof String text) {
      int length = FixedBytesType.lengthOf(text, encoding);
      requireLength(length, encoding);
      byte[] room = encoding.room(length);
      if (!Hex.decode(text, room, 0)) {
        throw encoding.wrong("not all hex digits");
      }
      encoding.hash(room, length, out, at);
    } else {
      throw encoding.wrongType(this, value);
    }
  }

  private static void requireLength(int length, Encoding encoding) throws TypedDataException {
    if (length > encoding.limits().maxTextBytes()) {
      throw encoding.wrong("more than " + encoding.limits().maxTextBytes() + " bytes");
    }
  }

  @Override
  public Object canonical(Object value) {
    return value instanceof byte[] bytes
        ? Hex.encode(bytes)
        : ((String) value).toLowerCase(Locale.ROOT);
  }
}
