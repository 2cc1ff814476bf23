package dev.matchbook.spi;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text: {@code 250us}, {@code 10ms}, {@code 5s}, {@code 1m}, {@code 2h}. */
final class Durations {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,19})(us|ms|s|m|h)");

  /** Largest first. */
  private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("h", ChronoUnit.HOURS);
    UNITS.put("m", ChronoUnit.MINUTES);
    UNITS.put("s", ChronoUnit.SECONDS);
    UNITS.put("ms", ChronoUnit.MILLIS);
    UNITS.put("us", ChronoUnit.MICROS);
  }

  private Durations() {}

  /** The duration, or empty where it is none or does not fit. */
  static Optional<Duration> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.of(Long.parseLong(parts.group(1)), UNITS.get(parts.group(2))));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** With the largest unit that fits without a rest. */
  static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    for (Map.Entry<String, ChronoUnit> unit : UNITS.entrySet()) {
      Duration one = unit.getValue().getDuration();
      try {
        long count = duration.dividedBy(one);
        if (one.multipliedBy(count).equals(duration)) {
          return count + unit.getKey();
        }
      } catch (ArithmeticException e) {
        // More than a long of that unit and of all smaller ones.
        break;
      }
    }
    return duration.toString();
  }
}
