package dev.matchbook.eip712.typed;

import java.util.Arrays;
import java.util.Locale;

/**
 * {@code address}: 20 bytes at the end of the word.
 *
 * <p>Hex digits of either case are taken as they are. A checksum (EIP-55) is for people who copy
 * addresses; a signature covers the 20 bytes, whatever the case, and published vectors with mixed
 * case that is no checksum have digests.
 */
record AddressType() implements FieldType {
  private static final int BYTES = 20;

  @Override
  public String text() {
    return "address";
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    int start = at + Encoding.WORD - BYTES;
    Arrays.fill(out, at, start, (byte) 0);
    FixedBytesType.write(this, BYTES, value, out, start, encoding);
  }

  @Override
  public Object canonical(Object value) {
    return value instanceof byte[] bytes
        ? Hex.encode(bytes)
        : ((String) value).toLowerCase(Locale.ROOT);
  }
}
