package dev.matchbook.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of setting that has a range.
 *
 * @param noun with its article, for messages
 * @param parser empty where the text is none
 * @param formatter the parser turned round
 */
record Amount<T extends Comparable<T>>(
    String noun, Function<String, Optional<T>> parser, Function<T, String> formatter) {

  static final Amount<Long> WHOLE_NUMBER =
      new Amount<>("a whole number", Amount::wholeNumber, String::valueOf);
  static final Amount<Long> BYTES =
      new Amount<>("an amount of bytes (4096, 64k, 64m, 2g)", Bytes::parse, Bytes::format);
  static final Amount<Duration> DURATION =
      new Amount<>("a duration (250us, 10ms, 5s, 1m, 2h)", Durations::parse, Durations::format);

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

  /** The value, or empty where the text is none. */
  Optional<T> parse(String text) {
    return parser.apply(text);
  }

  /** What is allowed, for messages. */
  String from(T min, T max) {
    return noun + " from " + formatter.apply(min) + " to " + formatter.apply(max);
  }

  private static Optional<Long> wholeNumber(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
