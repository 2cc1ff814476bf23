package dev.matchbook.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the parameters of a {@link StoreUri}, each with its default and range, and remembers which
 * were asked for. For one thread.
 *
 * <pre>
 *   UriSettings settings = uri.settings();
 *   long segmentBytes = settings.bytes("segmentBytes", 64 &lt;&lt; 20, 4096, 1 &lt;&lt; 30);
 *   Sync sync = settings.word("sync", Sync.BATCH);
 *   settings.requireNoOthers();
 * </pre>
 *
 * <p>Every method throws {@link IllegalArgumentException} for a value that is ill-formed or out of
 * range, naming the scheme, the parameter, what is allowed and the value, which is hidden where it
 * looks secret. A default that is out of its own range is refused as well, even where a value is
 * given. {@link NullPointerException} names a parameter of the method.
 */
public final class UriSettings {
  private final String scheme;
  private final Map<String, Parameter> parameters;
  private final Set<String> known = new LinkedHashSet<>();

  UriSettings(String scheme, Map<String, Parameter> parameters) {
    this.scheme = scheme;
    this.parameters = parameters;
  }

  /** A whole number from {@code min} to {@code max}, as digits. */
  public int intValue(String name, int byDefault, int min, int max) {
    return (int) longValue(name, byDefault, min, max);
  }

  /** A whole number from {@code min} to {@code max}, as digits. */
  public long longValue(String name, long byDefault, long min, long max) {
    return amount(name, Amount.WHOLE_NUMBER, byDefault, min, max);
  }

  /**
   * An amount of bytes from {@code min} to {@code max}: {@code 4096}, {@code 64k}, {@code 64m},
   * {@code 2g}, in powers of 1024, in either case.
   */
  public long bytes(String name, long byDefault, long min, long max) {
    return amount(name, Amount.BYTES, byDefault, min, max);
  }

  /**
   * A duration from {@code min} to {@code max}: {@code 250us}, {@code 10ms}, {@code 5s}, {@code
   * 1m}, {@code 2h}.
   */
  public Duration duration(String name, Duration byDefault, Duration min, Duration max) {
    return amount(name, Amount.DURATION, byDefault, min, max);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean byDefault) {
    Parameter given = ask(name);
    if (given == null) {
      return byDefault;
    }
    return switch (given.value()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refusal(given, "not true or false");
    };
  }

  /** One of the constants, whose words are their names in lower case. */
  public <E extends Enum<E>> E word(String name, E byDefault) {
    Objects.requireNonNull(byDefault, "byDefault");
    Parameter given = ask(name);
    if (given == null) {
      return byDefault;
    }
    E[] constants = byDefault.getDeclaringClass().getEnumConstants();
    for (E constant : constants) {
      if (word(constant).equals(given.value())) {
        return constant;
      }
    }
    List<String> words = Arrays.stream(constants).map(UriSettings::word).toList();
    throw refusal(given, "not one of " + String.join(", ", words));
  }

  /** Any text, percent-decoded; can be empty. The default can be null. */
  public String text(String name, String byDefault) {
    Parameter given = ask(name);
    return given == null ? byDefault : given.value();
  }

  /**
   * Refuses parameters that were not asked for. To be called last.
   *
   * @throws IllegalArgumentException naming all of them, and those that are known
   */
  public void requireNoOthers() {
    List<String> others = new ArrayList<>(parameters.keySet());
    others.removeAll(known);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          others.stream()
              .map(other -> other + Spelling.hint(other, known))
              .collect(
                  Collectors.joining(
                      ", ",
                      scheme + ": unknown parameter ",
                      known.isEmpty()
                          ? ": it has none"
                          : ": known are " + String.join(", ", known))));
    }
  }

  private <T extends Comparable<T>> T amount(
      String name, Amount<T> amount, T byDefault, T min, T max) {
    requireDefault(byDefault, min, max);
    Parameter given = ask(name);
    if (given == null) {
      return byDefault;
    }
    return amount
        .parse(given.value())
        .filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0)
        .orElseThrow(() -> refusal(given, "not " + amount.from(min, max)));
  }

  private static <T extends Comparable<T>> void requireDefault(T byDefault, T min, T max) {
    Objects.requireNonNull(byDefault, "byDefault");
    Objects.requireNonNull(min, "min");
    Objects.requireNonNull(max, "max");
    if (byDefault.compareTo(min) < 0 || byDefault.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "byDefault: not from " + min + " to " + max + ": " + byDefault);
    }
  }

  private Parameter ask(String name) {
    known.add(Objects.requireNonNull(name, "name"));
    return parameters.get(name);
  }

  private IllegalArgumentException refusal(Parameter given, String why) {
    return new IllegalArgumentException(
        scheme + ": parameter " + given.name() + ": " + why + ": " + given.shown());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
