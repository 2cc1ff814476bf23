package dev.matchbook.spi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a store is and how it is set: {@code scheme:target?name=value&name=value}.
 *
 * <pre>
 *   memory:
 *   file:data                              a directory, relative
 *   file:/var/lib/matchbook?sync=batch     absolute; file:///var/lib/matchbook is the same
 *   redis://user:password@host:6379/0
 * </pre>
 *
 * <p>At most 8,192 characters. {@code % ? #}, spaces and, within a value, {@code &} are written as
 * percent-escapes of UTF-8; a {@code +} is a plus; control characters are refused, escaped ones
 * too. Where the target starts with {@code //host} an {@code @} behind it is escaped as well, so
 * that no part of a password is taken for something else. Names of parameters are case-sensitive,
 * each given once.
 *
 * <p>Immutable. Only {@link #target} and {@link #text} can hold credentials: {@link #toString} and
 * the messages of exceptions do not.
 */
public final class StoreUri {
  private final String text;
  private final String scheme;
  private final String rawTarget;
  private final String target;
  private final Map<String, Parameter> parameters;

  private StoreUri(UriParser parser, String text) {
    this.text = text;
    scheme = parser.scheme();
    rawTarget = parser.rawTarget();
    target = parser.target();
    parameters = parser.parameters();
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException if it is none; says what is wrong and at which index from 0,
   *     without showing the text
   */
  public static StoreUri parse(String text) {
    Objects.requireNonNull(text, "text");
    return new StoreUri(new UriParser(text), text);
  }

  /** What stands before the first colon, in lower case. */
  public String scheme() {
    return scheme;
  }

  /**
   * What stands between {@code scheme:} and {@code ?}, percent-decoded; can be empty. <b>Can hold
   * credentials:</b> not for messages and logs.
   */
  public String target() {
    return target;
  }

  /**
   * The target as a path of the default file system, for stores that live in one: {@code
   * file:data}, {@code file:/var/x} and {@code file:///var/x}.
   *
   * @throws IllegalArgumentException if it is empty, names a host or is no path here
   */
  public Path path() {
    int start = 0;
    if (rawTarget.startsWith("//")) {
      if (!rawTarget.startsWith("///")) {
        throw new IllegalArgumentException(
            this + ": names a host; a path is " + scheme + ":name or " + scheme + ":///name");
      }
      start = 2;
    }
    String path = Percent.decode(rawTarget, start, rawTarget.length(), scheme);
    if (path.isEmpty()) {
      throw new IllegalArgumentException(this + ": names no path, as " + scheme + ":data does");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      // Its message repeats the path, which this object shows with care.
      throw new IllegalArgumentException(this + ": no path: " + e.getReason());
    }
  }

  /**
   * The parameters: a new reader at each call, so keep it until {@link
   * UriSettings#requireNoOthers}.
   */
  public UriSettings settings() {
    return new UriSettings(scheme, parameters);
  }

  /**
   * The URI without credentials, for messages, logs and {@link
   * dev.matchbook.core.store.ExchangeStore#name}: passwords, and values of parameters whose names
   * look like those of secrets ({@code password}, {@code token}, {@code key} and the like), are
   * shown as {@code ***}. Where it is in doubt it hides too much.
   */
  public String redacted() {
    String uri = scheme + ":" + Redaction.text(rawTarget);
    return parameters.isEmpty()
        ? uri
        : parameters.values().stream()
            .map(Parameter::toString)
            .collect(Collectors.joining("&", uri + "?", ""));
  }

  /**
   * The URI as it was given. <b>Holds credentials:</b> for the driver of a backend alone, never for
   * a message, a log or a name.
   */
  public String text() {
    return text;
  }

  /** The same as {@link #redacted}. */
  @Override
  public String toString() {
    return redacted();
  }
}
