package dev.matchbook.spi.json;

/** Units of a scale as plain decimal text with exactly that many decimals, without objects. */
final class DecimalText {
  private static final int SIZE = 40;

  private final char[] chars = new char[SIZE];
  private int offset;

  DecimalText of(long units, int scale) {
    // the most negative long has no positive counterpart, so digits are taken from the negative
    long rest = units > 0 ? -units : units;
    int at = SIZE;
    int decimals = 0;
    while (rest != 0 || decimals <= scale) {
      if (decimals == scale && scale > 0) {
        chars[--at] = '.';
      }
      chars[--at] = (char) ('0' - rest % 10);
      rest /= 10;
      decimals++;
    }
    if (units < 0) {
      chars[--at] = '-';
    }
    offset = at;
    return this;
  }

  char[] chars() {
    return chars;
  }

  int offset() {
    return offset;
  }

  int length() {
    return SIZE - offset;
  }

  @Override
  public String toString() {
    return new String(chars, offset, length());
  }
}
