package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * The fields of one line as Jackson found them: kind and text, the last of a repeated key. What
 * they have to be is for {@link Values} to say, once the last key is known.
 */
final class JsonLine {
  static final byte ABSENT = 0;
  static final byte STRING = 1;
  static final byte INTEGER = 2;
  static final byte FRACTION = 3;
  static final byte TRUE = 4;
  static final byte FALSE = 5;
  static final byte OTHER = 6;

  /** An array of integers alone, as text: {@link #SEPARATOR} behind each. */
  static final byte INTEGERS = 7;

  static final char SEPARATOR = ',';

  private static final int FIELDS = Field.values().length;

  private final byte[] kinds = new byte[FIELDS];
  private final int[] offsets = new int[FIELDS];
  private final int[] lengths = new int[FIELDS];
  private char[] chars = new char[256];
  private int used;

  void clear() {
    Arrays.fill(kinds, ABSENT);
    used = 0;
  }

  /** Sets the kind of a field that has no text; below 0 is a field that no command has. */
  void kind(int field, byte kind) {
    if (field >= 0) {
      kinds[field] = kind;
    }
  }

  /** Keeps the text of the parser's token. A line's length bounds the sum of its texts. */
  void keep(JsonParser parser, int field, byte kind) throws IOException {
    if (field < 0) {
      return;
    }
    int length = parser.getTextLength();
    room(length);
    System.arraycopy(parser.getTextCharacters(), parser.getTextOffset(), chars, used, length);
    kinds[field] = kind;
    offsets[field] = used;
    lengths[field] = length;
    used += length;
  }

  /** Starts an array of integers, for now without any. */
  void startIntegers(int field) {
    kinds[field] = INTEGERS;
    offsets[field] = used;
    lengths[field] = 0;
  }

  /** Adds the parser's token to the array that was started last. */
  void addInteger(JsonParser parser, int field) throws IOException {
    int length = parser.getTextLength();
    room(length + 1);
    System.arraycopy(parser.getTextCharacters(), parser.getTextOffset(), chars, used, length);
    chars[used + length] = SEPARATOR;
    lengths[field] += length + 1;
    used += length + 1;
  }

  private void room(int more) {
    if (used + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + more));
    }
  }

  byte kind(Field field) {
    return kinds[field.ordinal()];
  }

  int offset(Field field) {
    return offsets[field.ordinal()];
  }

  int length(Field field) {
    return lengths[field.ordinal()];
  }

  char[] chars() {
    return chars;
  }
}
