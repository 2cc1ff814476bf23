package dev.matchbook.examples;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as store URIs have them: {@code 250us}, {@code 10ms}, {@code 5s}, {@code 1m}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(us|ms|s|m|h)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);

  @Override
  public Duration convert(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException("'" + text + "' is not a duration such as 10ms, 5s or 1m");
    }
    return Duration.of(Long.parseLong(parts.group(1)), UNITS.get(parts.group(2)));
  }
}
