package dev.matchbook.eip712.typed;

/**
 * {@code string}: the hash of its UTF-8 in the word. A surrogate without its other half has no
 * UTF-8; encoders that put something in its place give different texts one hash.
 */
record StringType() implements FieldType {
  private static final int MOST_BYTES_A_CHAR = 3;

  @Override
  public String text() {
    return "string";
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    if (!(value instanceof String text)) {
      throw encoding.wrongType(this, value);
    }
    int most = encoding.limits().maxTextBytes();
    if (text.length() > most) {
      throw tooLong(most, encoding);
    }
    byte[] room = encoding.room(MOST_BYTES_A_CHAR * text.length());
    int length = utf8(text, room, encoding);
    if (length > most) {
      throw tooLong(most, encoding);
    }
    encoding.hash(room, length, out, at);
  }

  private static TypedDataException tooLong(int most, Encoding encoding) {
    return encoding.wrong("more than " + most + " bytes");
  }

  private static int utf8(String text, byte[] out, Encoding encoding) throws TypedDataException {
    int to = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[to++] = (byte) c;
      } else if (c < 0x800) {
        out[to++] = (byte) (0xC0 | c >> 6);
        out[to++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        out[to++] = (byte) (0xE0 | c >> 12);
        out[to++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[to++] = (byte) (0x80 | c & 0x3F);
      } else {
        int point = text.codePointAt(i++);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
          throw encoding.wrong("a surrogate without its other half at char " + (i - 1));
        }
        out[to++] = (byte) (0xF0 | point >> 18);
        out[to++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[to++] = (byte) (0x80 | point >> 6 & 0x3F);
        out[to++] = (byte) (0x80 | point & 0x3F);
      }
    }
    return to;
  }

  @Override
  public Object canonical(Object value) {
    return value;
  }
}
