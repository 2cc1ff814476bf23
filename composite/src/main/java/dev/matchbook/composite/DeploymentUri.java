package dev.matchbook.composite;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A store's URI being put together. Holds credentials, and so has no {@code toString}. */
final class DeploymentUri {
  /** As RFC 3986 has it: stands for itself everywhere. */
  private static final String PLAIN = "-._~";

  private final StringBuilder text;
  private char separator = '?';

  /**
   * A URI without parameters.
   *
   * @param target with its scheme, escaped where it has to be
   */
  DeploymentUri(String target) {
    text = new StringBuilder(target);
  }

  /** Adds a parameter; none where there is no value. */
  DeploymentUri with(String name, Object value) {
    if (value != null) {
      text.append(separator).append(name).append('=').append(escaped(value.toString()));
      separator = '&';
    }
    return this;
  }

  /** What was put together. */
  String text() {
    return text.toString();
  }

  /** Every octet of its UTF-8 percent-escaped, but for ASCII letters, digits and {@code -._~}. */
  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(octet)) {
        escaped.append((char) octet);
      } else {
        escaped.append(String.format("%%%02X", octet));
      }
    }
    return escaped.toString();
  }

  /** The same with its slashes left; two at its start would be taken for those of a host. */
  static String escapedPath(String path) {
    String escaped = escaped(path).replace("%2F", "/");
    return escaped.startsWith("//") ? "%2F" + escaped.substring(1) : escaped;
  }

  /** A constant as settings of stores write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(byte octet) {
    return octet > 0
        && (octet >= 'a' && octet <= 'z'
            || octet >= 'A' && octet <= 'Z'
            || octet >= '0' && octet <= '9'
            || PLAIN.indexOf(octet) >= 0);
  }
}
