package dev.matchbook.core.command;

import dev.matchbook.core.num.Decimals;
import java.math.BigDecimal;

/**
 * The shapes of RULEBOOK §2, in one place for the records and for the codec: what the line alone
 * decides. Every method throws {@link IllegalArgumentException} whose message starts with the name
 * of the field. Stateless.
 */
public final class Shape {
  /** Most characters of a symbol. */
  public static final int MAX_SYMBOL = 32;

  /** Most characters of an account or a {@code clOrdId}. */
  public static final int MAX_TEXT = 64;

  /** Most digits of a decimal from its first non-zero one on. */
  public static final int MAX_DIGITS = 18;

  /** Most decimals of a tick or a lot. */
  public static final int MAX_SCALE = 18;

  /** Most decimals of a rate. */
  public static final int MAX_RATE_SCALE = 8;

  private static final long MAX_STEP_UNITS = 1_000_000_000_000_000L;
  private static final long MAX_QTY_UNITS = 1_000_000_000_000_000_000L;

  private Shape() {}

  /** Whether the text is a symbol: 1–32 of A–Z a–z 0–9 {@code . - _ / :}. */
  public static boolean isSymbol(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > MAX_SYMBOL) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean word = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '-' && c <= ':';
      if (!word && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is 1–64 printable ASCII characters (0x20–0x7E). */
  public static boolean isText(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > MAX_TEXT) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7E) {
        return false;
      }
    }
    return true;
  }

  static void symbol(String symbol) {
    if (symbol == null || !isSymbol(symbol)) {
      throw new IllegalArgumentException("symbol: not 1 to 32 of A-Z a-z 0-9 . - _ / :");
    }
  }

  static void text(String field, String value) {
    if (value == null || !isText(value)) {
      throw new IllegalArgumentException(field + ": not 1 to 64 printable ASCII characters");
    }
  }

  /** Null is fine. */
  static void printable(String field, String value, int most) {
    if (value != null
        && (value.isEmpty()
            || value.length() > most
            || value.chars().anyMatch(c -> c < 0x20 || c > 0x7E))) {
      throw new IllegalArgumentException(
          field + ": not 1 to " + most + " printable ASCII characters");
    }
  }

  static void optionalText(String field, String value) {
    if (value != null) {
      text(field, value);
    }
  }

  static void ts(long ts) {
    optionalWhole("ts", ts);
  }

  static void optionalWhole(String field, Long value) {
    if (value != null && value < 0) {
      throw new IllegalArgumentException(field + ": below 0: " + value);
    }
  }

  static void range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(field + ": not from " + min + " to " + max + ": " + value);
    }
  }

  static void names(Long orderId, String account, String clOrdId) {
    optionalWhole("orderId", orderId);
    optionalText("account", account);
    optionalText("clOrdId", clOrdId);
    if (orderId == null && (account == null || clOrdId == null)) {
      throw new IllegalArgumentException("orderId, or account and clOrdId, must name the order");
    }
  }

  static BigDecimal decimal(String field, BigDecimal value) {
    if (value == null) {
      return null;
    }
    if (value.scale() < -MAX_DIGITS || value.precision() > MAX_DIGITS) {
      throw tooLong(field);
    }
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    if (plain.precision() > MAX_DIGITS) {
      throw tooLong(field);
    }
    return plain;
  }

  private static IllegalArgumentException tooLong(String field) {
    return new IllegalArgumentException(field + ": more than " + MAX_DIGITS + " digits");
  }

  static BigDecimal step(String field, BigDecimal value) {
    BigDecimal step = decimal(field, value);
    if (step == null
        || step.signum() <= 0
        || step.scale() > MAX_SCALE
        || Decimals.units(step, step.scale()) > MAX_STEP_UNITS) {
      throw new IllegalArgumentException(
          field + ": not above 0 with at most 18 decimals and 10^15 units");
    }
    return step;
  }

  static BigDecimal orderBound(String field, BigDecimal value, BigDecimal lotSize) {
    BigDecimal bound = decimal(field, value);
    if (bound != null) {
      long units = Decimals.units(bound, lotSize.scale());
      long lot = Decimals.units(lotSize, lotSize.scale());
      if (units <= 0 || units > MAX_QTY_UNITS || units % lot != 0) {
        throw new IllegalArgumentException(
            field + ": not a positive multiple of lotSize up to 10^18 units");
      }
    }
    return bound;
  }

  static void ordered(BigDecimal minQty, BigDecimal maxQty, BigDecimal lotSize) {
    int scale = lotSize.scale();
    long min = Decimals.units(minQty == null ? lotSize : minQty, scale);
    long max = maxQty == null ? MAX_STEP_UNITS : Decimals.units(maxQty, scale);
    if (min > max) {
      throw new IllegalArgumentException("minQty: above maxQty");
    }
  }

  static BigDecimal rate(String field, BigDecimal value, BigDecimal min, BigDecimal max) {
    BigDecimal rate = decimal(field, value);
    if (rate != null
        && (rate.scale() > MAX_RATE_SCALE
            || rate.compareTo(min) < 0
            || max != null && rate.compareTo(max) > 0)) {
      throw new IllegalArgumentException(
          field
              + ": not from "
              + min
              + (max == null ? "" : " to " + max)
              + " with at most 8 decimals");
    }
    return rate;
  }
}
