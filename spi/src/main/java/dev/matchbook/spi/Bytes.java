package dev.matchbook.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as text: {@code 4096}, {@code 64k}, {@code 64m}, {@code 2g}. */
final class Bytes {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,19})([kmgKMG]?)");
  private static final String UNITS = "kmg";
  private static final int UNIT_BITS = 10;

  private Bytes() {}

  /** The amount, or empty where it is none or does not fit. */
  static Optional<Long> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String unit = parts.group(2).toLowerCase(Locale.ROOT);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
    try {
      long count = Long.parseLong(parts.group(1));
      return Optional.of(Math.multiplyExact(count, 1L << power * UNIT_BITS));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** With the largest unit that fits without a rest. */
  static String format(long bytes) {
    int power = UNITS.length();
    while (power > 0 && (bytes == 0 || bytes % (1L << power * UNIT_BITS) != 0)) {
      power--;
    }
    return (bytes >> power * UNIT_BITS) + (power == 0 ? "" : UNITS.substring(power - 1, power));
  }
}
