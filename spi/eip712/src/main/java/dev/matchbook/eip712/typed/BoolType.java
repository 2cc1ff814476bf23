package dev.matchbook.eip712.typed;

import java.util.Arrays;

/** {@code bool}: 0 or 1. */
record BoolType() implements FieldType {
  @Override
  public String text() {
    return "bool";
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    if (!(value instanceof Boolean)) {
      throw encoding.wrongType(this, value);
    }
    Arrays.fill(out, at, at + Encoding.WORD, (byte) 0);
    out[at + Encoding.WORD - 1] = (byte) ((Boolean) value ? 1 : 0);
  }

  @Override
  public Object canonical(Object value) {
    return value;
  }
}
