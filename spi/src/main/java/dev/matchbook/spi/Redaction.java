package dev.matchbook.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes credentials out of text that a message or a log may show. Where it is in doubt it hides too
 * much: a URI inside a URI, escaped or not, is looked through as well.
 */
final class Redaction {
  /** What stands for what is hidden. */
  static final String HIDDEN = "***";

  /** Parts of words, so that misspelt ones are caught. */
  private static final String SECRET = "(pas|psw|pwd|secret|token|key|cred|auth)";

  private static final Pattern SECRET_NAME =
      Pattern.compile(SECRET + "|(^|[._-])pw$", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_ASSIGNED =
      Pattern.compile(SECRET + "[A-Za-z0-9._-]*=", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//(?!/)");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int MAX_NESTING = 8;

  private Redaction() {}

  /** A parameter's value, hidden whole where its name looks like that of a secret. */
  static String value(String name, String raw) {
    return SECRET_NAME.matcher(name).find() ? HIDDEN : text(raw);
  }

  /** The target of a URI or a parameter's value, as written. */
  static String text(String raw) {
    String shown = withoutUserinfo(raw);
    String plain = shown;
    for (int depth = 0; plain.indexOf('%') >= 0; depth++) {
      String decoded = Percent.lenient(plain);
      if (decoded.equals(plain)) {
        break;
      }
      if (depth == MAX_NESTING) {
        return HIDDEN;
      }
      plain = decoded;
      if (!withoutUserinfo(plain).equals(plain)) {
        return HIDDEN;
      }
    }
    return SECRET_ASSIGNED.matcher(plain).find() ? HIDDEN : shown;
  }

  /**
   * Hides what stands before the last {@code @}: behind {@code //} if it starts with that or a
   * scheme and that, else from the start unless it looks like a path.
   */
  private static String withoutUserinfo(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return text;
    }
    Matcher authority = AUTHORITY.matcher(text);
    int start = authority.lookingAt() ? authority.end() : 0;
    String before = text.substring(start, at);
    boolean path = start == 0 && before.indexOf('/') >= 0 && before.indexOf(':') < 0;
    return path ? text : text.substring(0, start) + user(before) + text.substring(at);
  }

  /** A name with a password behind it may be seen; some drivers take a lone one for a password. */
  private static String user(String userinfo) {
    int colon = userinfo.indexOf(':');
    boolean named =
        colon > 0
            && colon + 1 < userinfo.length()
            && USER.matcher(userinfo.substring(0, colon)).matches();
    return named ? userinfo.substring(0, colon + 1) + HIDDEN : HIDDEN;
  }
}
