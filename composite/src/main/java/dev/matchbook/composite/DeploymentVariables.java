package dev.matchbook.composite;

import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads environment variables as {@link UriSettings} reads parameters, each as a URI of its own,
 * and collects what is wrong. For one thread.
 */
final class DeploymentVariables {
  private static final String URI = "environment:?";
  private static final String REFUSED = "environment: parameter ";

  private final Map<String, String> environment;
  private final List<String> wrong = new ArrayList<>();

  DeploymentVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether there is such a variable, and something in it. */
  boolean has(String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  boolean flag(String name) {
    return read(name, false, given -> given.flag(name, false));
  }

  int number(String name, int byDefault, int min, int max) {
    return read(name, byDefault, given -> given.intValue(name, byDefault, min, max));
  }

  <E extends Enum<E>> E word(String name, E byDefault) {
    return read(name, byDefault, given -> given.word(name, byDefault));
  }

  /** A duration as it was written. */
  String duration(String name, String byDefault, Duration min, Duration max) {
    return read(
        name,
        byDefault,
        given -> {
          given.duration(name, max, min, max);
          return given.text(name, null);
        });
  }

  /** One of these. */
  String oneOf(String name, String byDefault, List<String> words) {
    String allowed = "one of " + String.join(", ", words);
    return text(name, byDefault, words::contains, allowed);
  }

  /** A text of at most so many bytes. */
  String text(String name, String byDefault, int mostBytes) {
    Predicate<String> fits = text -> text.getBytes(StandardCharsets.UTF_8).length <= mostBytes;
    return text(name, byDefault, fits, "up to " + mostBytes + " bytes of UTF-8");
  }

  /** A text of which that holds. */
  String text(String name, String byDefault, Predicate<String> isAllowed, String allowed) {
    String text = read(name, byDefault, given -> given.text(name, null));
    if (has(name) && text != null && !isAllowed.test(text)) {
      // Shown as a URI shows it: whoever puts a whole one here puts a password here.
      String shown = uri(name).redacted().substring(URI.length() + name.length() + 1);
      wrong.add(name + ": not " + allowed + ": " + shown);
    }
    return text;
  }

  private <T> T read(String name, T byDefault, Function<UriSettings, T> how) {
    if (!has(name)) {
      return byDefault;
    }
    try {
      return how.apply(uri(name).settings());
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      wrong.add(
          message.startsWith(REFUSED)
              ? message.substring(REFUSED.length())
              : name + ": " + message);
      return byDefault;
    }
  }

  private StoreUri uri(String name) {
    return StoreUri.parse(
        new DeploymentUri("environment:").with(name, environment.get(name)).text());
  }

  /** Something else is wrong. */
  void refuse(String why) {
    wrong.add(why);
  }

  /**
   * To be called when everything was read.
   *
   * @throws IllegalArgumentException naming all variables that are wrong
   */
  void requireRight() {
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("environment: " + String.join("; ", wrong));
    }
  }
}
