package dev.matchbook.examples.book;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Writes the engine's time for people. */
final class Times {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int MAX_DECIMALS = 9;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MAX_DECIMALS, true)
          .appendLiteral(" UTC")
          .toFormatter(Locale.ROOT);

  private Times() {}

  /**
   * The time, or nothing where no command said one.
   *
   * @param ts nanoseconds since the Unix epoch
   */
  static String text(long ts) {
    if (ts == 0) {
      return "";
    }
    Instant instant = Instant.ofEpochSecond(ts / NANOS_PER_SECOND, ts % NANOS_PER_SECOND);
    return FORMAT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
