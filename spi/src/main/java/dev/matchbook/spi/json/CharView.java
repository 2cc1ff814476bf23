package dev.matchbook.spi.json;

/** A part of a character array as text, movable. */
final class CharView implements CharSequence {
  private char[] chars = {};
  private int offset;
  private int length;

  CharView of(char[] in, int from, int count) {
    chars = in;
    offset = from;
    length = count;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[offset + index];
  }

  boolean contentEquals(String text) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[offset + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, offset + start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, offset, length);
  }
}
