package dev.matchbook.spi;

import java.util.regex.Pattern;

/**
 * What stands between {@code //} and the next {@code /} of a target: user and password, then hosts
 * with commas between.
 */
final class Authority {
  /** A name, an address or an IPv6 address in brackets; then a port. */
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[^\\[\\]@]*]|[^:\\[\\]]*)(?::([0-9]{0,5}))?");

  private static final int MAX_PORT = 65_535;

  private Authority() {}

  /**
   * Sees to it that a password with an unescaped {@code /}, {@code ?} or {@code @} does not pass
   * for a host, a path or a parameter, where it would be shown.
   */
  static void require(String text, int targetStart, int targetEnd, String what) {
    if (!text.startsWith("//", targetStart) || text.startsWith("///", targetStart)) {
      return;
    }
    int start = targetStart + 2;
    int slash = text.indexOf('/', start);
    int end = slash < 0 ? targetEnd : Math.min(slash, targetEnd);
    int at = text.lastIndexOf('@');
    if (at >= end || at != text.indexOf('@', start)) {
      throw Refusal.at(at, what, "an @ that does not end user and password (write it %40)");
    }
    int hosts = Math.max(start, at + 1);
    for (String host : text.substring(hosts, end).split(",", -1)) {
      if (!isHost(host)) {
        throw Refusal.at(
            hosts, what, "a host that does not end with a port from 0 to 65535 behind its colon");
      }
    }
  }

  private static boolean isHost(String text) {
    var host = HOST.matcher(text);
    if (!host.matches()) {
      return false;
    }
    String port = host.group(1);
    return port == null || port.isEmpty() || Integer.parseInt(port) <= MAX_PORT;
  }
}
