package dev.matchbook.spi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a store URI. Stricter than RFC 3986 where a credential could end up in a place that is
 * shown, and laxer where a person would be surprised: characters above ASCII need no escape. A
 * refusal holds the scheme, names of parameters and indexes, nothing else of the text.
 */
final class UriParser {
  static final int MAX_CHARS = 8192;

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  private final String text;
  private final int targetStart;
  private final int targetEnd;

  UriParser(String text) {
    this.text = text;
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "store URI: over " + MAX_CHARS + " characters: " + text.length());
    }
    targetStart = text.indexOf(':') + 1;
    if (!isScheme(text.substring(0, Math.max(targetStart - 1, 0)))) {
      throw Refusal.at(0, "store URI", "no scheme and colon (write it as in file:data)");
    }
    requireCharacters();
    int question = text.indexOf('?', targetStart);
    targetEnd = question < 0 ? text.length() : question;
    Authority.require(text, targetStart, targetEnd, what());
  }

  static boolean isScheme(String text) {
    return SCHEME.matcher(text).matches();
  }

  String scheme() {
    return text.substring(0, targetStart - 1).toLowerCase(Locale.ROOT);
  }

  /** As written. */
  String rawTarget() {
    return text.substring(targetStart, targetEnd);
  }

  /** Percent-decoded. */
  String target() {
    return Percent.decode(text, targetStart, targetEnd, what());
  }

  /** By name, in the order of the text. */
  Map<String, Parameter> parameters() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    int second = text.indexOf('?', targetEnd + 1);
    if (second >= 0) {
      throw Refusal.at(second, what(), "a second ? (write it %3F)");
    }
    int end = targetEnd;
    while (end < text.length()) {
      int start = end + 1;
      int ampersand = text.indexOf('&', start);
      end = ampersand < 0 ? text.length() : ampersand;
      Parameter parameter = parameter(start, end);
      if (parameters.putIfAbsent(parameter.name(), parameter) != null) {
        throw Refusal.at(start, what(), "parameter " + parameter.name() + " a second time");
      }
    }
    return parameters;
  }

  private Parameter parameter(int start, int end) {
    if (start == end) {
      throw Refusal.at(start, what(), "an empty parameter");
    }
    int equals = text.indexOf('=', start);
    if (equals < 0 || equals >= end) {
      throw Refusal.at(start, what(), "a parameter without =");
    }
    String name = text.substring(start, equals);
    if (!NAME.matcher(name).matches()) {
      throw Refusal.at(
          start,
          what(),
          "a parameter whose name is not a letter and up to 63 of A-Z a-z 0-9 . _ -");
    }
    String value = Percent.decode(text, equals + 1, end, what() + ": parameter " + name);
    return new Parameter(name, text.substring(equals + 1, end), value);
  }

  private void requireCharacters() {
    int at = targetStart;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      switch (character) {
        case ' ' -> throw Refusal.at(at, what(), "a space (write it %20)");
        case '#' -> throw Refusal.at(at, what(), "a # (write it %23)");
        default -> {
          if (!isVisible(character)) {
            throw Refusal.at(at, what(), String.format("the character U+%04X", character));
          }
        }
      }
      at += Character.charCount(character);
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private String what() {
    return "store URI " + scheme() + ":...";
  }
}
