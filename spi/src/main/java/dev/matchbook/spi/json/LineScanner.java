package dev.matchbook.spi.json;

import dev.matchbook.core.command.Authorization;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads a line as {@link LineBuffer} wrote it, field by field in their order, the opposite of its
 * methods. What that would not have written is refused: white space, a number or a text in another
 * form than its one. So a line that was read is, written again, the same bytes.
 *
 * <p>Whatever the bytes, nothing but {@link MalformedRowException} is thrown. Not safe for use by
 * several threads.
 */
public final class LineScanner {
  private static final int NAMES = 1 << 10;
  private static final int LONG_DIGITS = 18;
  private static final int WHOLE_DIGITS = 78;
  private static final int MAX_TEXT_BYTES = LineBuffer.MAX_TEXT * JsonText.MAX_BYTES;
  private static final LineKey LINE = LineKey.of("line");
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

  private final TextCache names = new TextCache(NAMES);
  private byte[] in = {};
  private int at;
  private int end;
  private LineKey key = LINE;
  private boolean plain;

  /** A scanner. */
  public LineScanner() {}

  /**
   * Goes to the start of a line.
   *
   * @param length without the LF
   */
  public LineScanner of(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    in = buffer;
    at = offset;
    end = offset + length;
    key = LINE;
    return this;
  }

  /** Whether an object with that first key starts here; goes to its value. */
  public boolean begins(LineKey first) {
    return is('{') && skipKey(first);
  }

  /** Whether that key comes next; goes to its value. */
  public boolean has(LineKey next) {
    return is(',') && skipKey(next);
  }

  /** Goes to the value of the key that has to come next. */
  public LineScanner require(LineKey next) throws MalformedRowException {
    if (!has(next)) {
      throw new MalformedRowException(next, "missing, or not in its place");
    }
    return this;
  }

  /** Ends an object, and not the line. */
  void close() throws MalformedRowException {
    if (!is('}')) {
      throw wrong("not the last field, or not before such a one");
    }
    at++;
  }

  /** Ends the object and the line. */
  public void end() throws MalformedRowException {
    if (!is('}') || at + 1 != end) {
      throw new MalformedRowException(LINE, "does not end after " + key);
    }
  }

  /** The value: a whole number. */
  public long number() throws MalformedRowException {
    boolean negative = is('-');
    int first = negative ? at + 1 : at;
    int i = first;
    // of the negative, since the least long has no counterpart
    long value = 0;
    for (; i < end && in[i] >= '0' && in[i] <= '9'; i++) {
      int digit = in[i] - '0';
      if (i - first >= LONG_DIGITS && value < (Long.MIN_VALUE + digit) / 10) {
        throw wrong("out of range");
      }
      value = value * 10 - digit;
    }
    if (i == first || in[first] == '0' && (negative || i > first + 1)) {
      throw wrong("not a whole number");
    }
    if (!negative && value == Long.MIN_VALUE) {
      throw wrong("out of range");
    }
    at = i;
    return negative ? value : -value;
  }

  /** The value: a text. */
  public String text() throws MalformedRowException {
    int from = at + 1;
    int to = skipText();
    return plain ? new String(in, from, to - from, StandardCharsets.US_ASCII) : decoded(from, to);
  }

  /** The value: a text of which the same ones come again and again, mostly as the same string. */
  public String name() throws MalformedRowException {
    int from = at + 1;
    int to = skipText();
    return plain ? names.get(in, from, to - from) : decoded(from, to);
  }

  /** The value: a decimal of at most {@link LineBuffer#MAX_DIGITS} digits, with its scale. */
  public BigDecimal decimal() throws MalformedRowException {
    int from = is('"') ? at + 1 : end;
    boolean negative = from < end && in[from] == '-';
    int first = negative ? from + 1 : from;
    long units = 0;
    int point = -1;
    int i = first;
    for (; i < end; i++) {
      byte c = in[i];
      if (c >= '0' && c <= '9') {
        units = units * 10 + (c - '0');
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        break;
      }
    }
    requireDecimal(first, point, i);
    at = i + 1;
    int scale = point < 0 ? 0 : i - point - 1;
    BigDecimal value =
        i - first <= LONG_DIGITS
            ? BigDecimal.valueOf(negative ? -units : units, scale)
            : new BigDecimal(new String(in, from, i - from, StandardCharsets.US_ASCII));
    if (negative && value.signum() == 0) {
      throw wrong("zero with a sign");
    }
    return value;
  }

  private void requireDecimal(int first, int point, int to) throws MalformedRowException {
    int whole = (point < 0 ? to : point) - first;
    boolean fine = whole > 0 && point != to - 1 && (whole == 1 || in[first] != '0');
    if (!fine || to == end || in[to] != '"') {
      throw wrong("not a decimal");
    }
    if (to - first - (point < 0 ? 0 : 1) > LineBuffer.MAX_DIGITS) {
      throw wrong("more than " + LineBuffer.MAX_DIGITS + " digits");
    }
  }

  /** The value: a whole number from 0 to 2^256 − 1, as a string of its digits. */
  public BigInteger whole() throws MalformedRowException {
    int first = is('"') ? at + 1 : end;
    int i = first;
    long units = 0;
    for (; i < end && in[i] >= '0' && in[i] <= '9'; i++) {
      units = units * 10 + (in[i] - '0');
    }
    boolean fine = i > first && (i == first + 1 || in[first] != '0');
    if (!fine || i == end || in[i] != '"') {
      throw wrong("not a whole number in quotes");
    }
    BigInteger value = BigInteger.valueOf(units);
    if (i - first > LONG_DIGITS) {
      int digits = Math.min(i - first, WHOLE_DIGITS + 1); // as many are too many
      value = new BigInteger(new String(in, first, digits, StandardCharsets.US_ASCII));
    }
    if (value.bitLength() > Authorization.NONCE_BITS) {
      throw wrong("over 2^256 - 1");
    }
    at = i + 1;
    return value;
  }

  /** The number of the key that has to come next. */
  public long number(LineKey next) throws MalformedRowException {
    return require(next).number();
  }

  /** The text of the key that has to come next. */
  public String text(LineKey next) throws MalformedRowException {
    return require(next).text();
  }

  /** The text of the key that has to come next, as {@link #name()}. */
  public String name(LineKey next) throws MalformedRowException {
    return require(next).name();
  }

  /** The decimal of the key that has to come next. */
  public BigDecimal decimal(LineKey next) throws MalformedRowException {
    return require(next).decimal();
  }

  /** The whole number of the key that has to come next, as {@link #whole()}. */
  public BigInteger whole(LineKey next) throws MalformedRowException {
    return require(next).whole();
  }

  /** The decimal of that key, or null if it does not come next. */
  public BigDecimal optionalDecimal(LineKey next) throws MalformedRowException {
    return has(next) ? decimal() : null;
  }

  /** The text of that key, or null if it does not come next. */
  String optionalText(LineKey next) throws MalformedRowException {
    return has(next) ? text() : null;
  }

  /** The number of that key, or null if it does not come next. */
  Long optionalNumber(LineKey next) throws MalformedRowException {
    return has(next) ? (Long) number() : null;
  }

  /** The number of that key, or 0 if it does not come next: 0 is never written. */
  long unlessZero(LineKey next) throws MalformedRowException {
    if (!has(next)) {
      return 0;
    }
    long value = number();
    if (value == 0) {
      throw wrong("what it is without being said");
    }
    return value;
  }

  /** The numbers of the array of the key that has to come next. */
  List<Long> numbers(LineKey next) throws MalformedRowException {
    require(next);
    List<Long> values = new ArrayList<>();
    if (!is('[')) {
      throw wrong("not an array");
    }
    at++;
    while (!is(']')) {
      if (!values.isEmpty() && !is(',')) {
        throw wrong("not an array of numbers");
      }
      at += values.isEmpty() ? 0 : 1;
      values.add(number());
    }
    at++;
    return List.copyOf(values);
  }

  /** The value: one of those words. */
  <E extends Enum<E>> E word(Words<E> words) throws MalformedRowException {
    for (int i = 0; i < words.size(); i++) {
      if (skip(words.bytes(i))) {
        return words.get(i);
      }
    }
    throw wrong("not such a word");
  }

  <E extends Enum<E>> E word(LineKey next, Words<E> words) throws MalformedRowException {
    return require(next).word(words);
  }

  /** A flag: absent, or {@code true}. */
  boolean flag(LineKey next) throws MalformedRowException {
    if (!has(next)) {
      return false;
    }
    if (!skip(TRUE)) {
      throw wrong("not true");
    }
    return true;
  }

  /** Goes over a text, or a decimal that is not looked at, and returns where it ends. */
  int skipText() throws MalformedRowException {
    int i = is('"') ? at + 1 : end;
    plain = true;
    while (i < end) {
      byte c = in[i];
      if (c == '"') {
        requireFew(i - at - 1, plain ? LineBuffer.MAX_TEXT : MAX_TEXT_BYTES);
        at = i + 1;
        return i;
      }
      plain &= c >= ' ' && c != '\\';
      i += c == '\\' ? 2 : 1;
    }
    throw wrong("not a string");
  }

  /** Checks that the line ends with an object, whatever is between. */
  void requireClosed() throws MalformedRowException {
    if (at >= end || in[end - 1] != '}') {
      throw new MalformedRowException(LINE, "does not end after " + key + " or later");
    }
  }

  MalformedRowException wrong(String what) {
    return new MalformedRowException(key, what);
  }

  private String decoded(int from, int to) throws MalformedRowException {
    String text = JsonText.read(in, from, to);
    if (text == null) {
      throw wrong("not a string as it would be written");
    }
    requireFew(text.length(), LineBuffer.MAX_TEXT);
    return text;
  }

  private void requireFew(int length, int max) throws MalformedRowException {
    if (length > max) {
      throw wrong("over " + max + " characters");
    }
  }

  private boolean is(char c) {
    return at < end && in[at] == c;
  }

  private boolean skip(byte[] bytes) {
    if (end - at < bytes.length
        || !Arrays.equals(in, at, at + bytes.length, bytes, 0, bytes.length)) {
      return false;
    }
    at += bytes.length;
    return true;
  }

  /** Goes over a key but for what separates it, which was looked at. */
  private boolean skipKey(LineKey next) {
    byte[] bytes = next.bytes();
    if (end - at < bytes.length
        || !Arrays.equals(in, at + 1, at + bytes.length, bytes, 1, bytes.length)) {
      return false;
    }
    at += bytes.length;
    key = next;
    return true;
  }
}
