package dev.matchbook.spi.json;

import dev.matchbook.core.command.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the fields of a line have to be (RULEBOOK §1 and §2): words, texts, whole numbers, decimals.
 * Each method checks the shape of one field and throws {@link MalformedException} naming it.
 */
final class Values {
  private final JsonLine line;
  private final TextCache texts = new TextCache();
  private final CharView view = new CharView();
  private long digits;
  private int scale;

  Values(JsonLine line) {
    this.line = line;
  }

  boolean has(Field field) {
    return line.kind(field) != JsonLine.ABSENT;
  }

  void require(Field field) throws MalformedException {
    if (!has(field)) {
      throw new MalformedException(field, "missing");
    }
  }

  Cmd cmd() throws MalformedException {
    Cmd cmd = line.kind(Field.CMD) == JsonLine.STRING ? Cmd.of(text(Field.CMD)) : null;
    if (cmd == null) {
      throw new MalformedException("no known cmd");
    }
    return cmd;
  }

  private CharView text(Field field) throws MalformedException {
    if (line.kind(field) != JsonLine.STRING) {
      throw new MalformedException(field, "not a string");
    }
    return view.of(line.chars(), line.offset(field), line.length(field));
  }

  /** One of the constants of an enum. */
  <E extends Enum<E>> E word(Field field, E[] words) throws MalformedException {
    require(field);
    CharView text = text(field);
    for (E word : words) {
      if (text.contentEquals(word.name())) {
        return word;
      }
    }
    throw new MalformedException(field, "not such a word");
  }

  <E extends Enum<E>> E word(Field field, E[] words, E absent) throws MalformedException {
    return has(field) ? word(field, words) : absent;
  }

  String symbol(Field field) throws MalformedException {
    require(field);
    if (!Shape.isSymbol(text(field))) {
      throw new MalformedException(field, "not 1 to 32 of A-Z a-z 0-9 . - _ / :");
    }
    return texts.get(line.chars(), line.offset(field), line.length(field));
  }

  /** An account, of which the same are asked for again and again. */
  String account() throws MalformedException {
    requireText(Field.ACCOUNT);
    return texts.get(line.chars(), line.offset(Field.ACCOUNT), line.length(Field.ACCOUNT));
  }

  /** A host's order id, or null. */
  String clOrdId() throws MalformedException {
    if (!has(Field.CL_ORD_ID)) {
      return null;
    }
    requireText(Field.CL_ORD_ID);
    return new String(line.chars(), line.offset(Field.CL_ORD_ID), line.length(Field.CL_ORD_ID));
  }

  /** A text that the command checks, or null. */
  String optionalText(Field field) throws MalformedException {
    return has(field) ? text(field).toString() : null;
  }

  private void requireText(Field field) throws MalformedException {
    require(field);
    if (!Shape.isText(text(field))) {
      throw new MalformedException(field, "not 1 to 64 printable ASCII characters");
    }
  }

  boolean flag(Field field) throws MalformedException {
    return switch (line.kind(field)) {
      case JsonLine.TRUE -> true;
      case JsonLine.FALSE, JsonLine.ABSENT -> false;
      default -> throw new MalformedException(field, "not a boolean");
    };
  }

  long whole(Field field, long absent) throws MalformedException {
    return has(field) ? whole(field) : absent;
  }

  /** A JSON number without fraction and exponent, from 0 to 2^63−1. */
  long whole(Field field) throws MalformedException {
    require(field);
    if (line.kind(field) != JsonLine.INTEGER) {
      throw new MalformedException(field, "not a whole number");
    }
    return whole(field, line.offset(field), line.length(field));
  }

  private long whole(Field field, int offset, int length) throws MalformedException {
    CharView text = view.of(line.chars(), offset, length);
    boolean negative = text.charAt(0) == '-';
    long value = 0;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw new MalformedException(field, "out of range");
      }
      value = value * 10 + digit;
    }
    if (negative && value != 0) {
      throw new MalformedException(field, "below 0");
    }
    return value;
  }

  /** The same, or null. */
  Long optionalWhole(Field field) throws MalformedException {
    return has(field) ? (Long) whole(field) : null;
  }

  /** An array of such numbers. */
  List<Long> wholes(Field field) throws MalformedException {
    require(field);
    if (line.kind(field) != JsonLine.INTEGERS) {
      throw new MalformedException(field, "not an array of whole numbers");
    }
    List<Long> wholes = new ArrayList<>();
    int end = line.offset(field) + line.length(field);
    for (int from = line.offset(field); from < end; ) {
      int to = from;
      while (line.chars()[to] != JsonLine.SEPARATOR) {
        to++;
      }
      wholes.add(whole(field, from, to - from));
      from = to + 1;
    }
    return wholes;
  }

  int range(Field field, int min, int max, int absent) throws MalformedException {
    long value = whole(field, absent);
    if (value < min || value > max) {
      throw new MalformedException(field, "not from " + min + " to " + max);
    }
    return (int) value;
  }

  /** Reads a decimal into {@link #digits} and {@link #scale}; false where the field is absent. */
  boolean decimal(Field field) throws MalformedException {
    byte kind = line.kind(field);
    if (kind == JsonLine.ABSENT) {
      return false;
    }
    if (kind == JsonLine.TRUE || kind == JsonLine.FALSE || kind == JsonLine.OTHER) {
      throw new MalformedException(field, "not a decimal");
    }
    parseDecimal(field, line.chars(), line.offset(field), line.length(field));
    return true;
  }

  private void parseDecimal(Field field, char[] chars, int offset, int length)
      throws MalformedException {
    int end = offset + length;
    int at = offset;
    boolean negative = at < end && chars[at] == '-';
    if (negative) {
      at++;
    }
    int whole = at;
    long value = 0;
    int significant = 0;
    int point = -1;
    for (; at < end; at++) {
      char c = chars[at];
      if (c == '.' && point < 0 && at > whole && at + 1 < end) {
        point = at;
      } else if (c >= '0' && c <= '9' && !(point < 0 && at > whole && chars[whole] == '0')) {
        significant += significant > 0 || c != '0' ? 1 : 0;
        value = significant <= Shape.MAX_DIGITS ? value * 10 + (c - '0') : value;
      } else {
        throw new MalformedException(field, "not a decimal");
      }
    }
    if (at == whole) {
      throw new MalformedException(field, "not a decimal");
    }
    if (significant > Shape.MAX_DIGITS) {
      throw new MalformedException(field, "more than 18 digits");
    }
    digits = negative ? -value : value;
    scale = point < 0 ? 0 : end - point - 1;
  }

  /** Digits of the decimal read last, signed. */
  long digits() {
    return digits;
  }

  /** Decimals of the decimal read last, as written. */
  int scale() {
    return scale;
  }

  /** A decimal as written, or null. */
  BigDecimal bigDecimal(Field field) throws MalformedException {
    return decimal(field) ? BigDecimal.valueOf(digits, scale) : null;
  }
}
