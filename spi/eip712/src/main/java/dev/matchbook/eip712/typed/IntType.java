package dev.matchbook.eip712.typed;

import java.math.BigInteger;

/**
 * {@code uint8} to {@code uint256} and {@code int8} to {@code int256}, in steps of 8: two's
 * complement over the whole word.
 *
 * <p>{@code uint} and {@code int} are 256 bits and keep their short name in {@code encodeType}.
 * EIP-712 knows no such alias, but every wallet and library signs it so, with one digest.
 */
record IntType(String text, boolean signed, int bits) implements FieldType {
  static final int MOST_BITS = 256;

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    if (value instanceof BigInteger big) {
      encode(big, out, at, encoding);
    } else if (isSmall(value)) {
      encode(((Number) value).longValue(), out, at, encoding);
    } else if (value instanceof String digits) {
      encode(IntegerText.parse(digits, encoding), out, at, encoding);
    } else {
      throw encoding.wrongType(this, value);
    }
  }

  private static boolean isSmall(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  void encode(long value, byte[] out, int at, Encoding encoding) throws TypedDataException {
    boolean fits =
        signed
            ? bits >= Long.SIZE || value >> (bits - 1) == value >> (Long.SIZE - 1)
            : value >= 0 && (bits >= Long.SIZE || value >>> bits == 0);
    if (!fits) {
      throw outOfRange(encoding);
    }
    long sign = value >> (Long.SIZE - 1);
    Words.put(out, at, sign);
    Words.put(out, at + 8, sign);
    Words.put(out, at + 16, sign);
    Words.put(out, at + 24, value);
  }

  private void encode(BigInteger value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    int length = value.bitLength();
    if (length < Long.SIZE) {
      encode(value.longValue(), out, at, encoding);
    } else if (signed ? length >= bits : value.signum() < 0 || length > bits) {
      throw outOfRange(encoding);
    } else {
      Words.put(out, at, value);
    }
  }

  private TypedDataException outOfRange(Encoding encoding) {
    return encoding.wrong("out of the range of " + text);
  }

  @Override
  public Object canonical(Object value) {
    if (value instanceof BigInteger) {
      return value;
    }
    return value instanceof String digits
        ? IntegerText.value(digits)
        : BigInteger.valueOf(((Number) value).longValue());
  }
}
