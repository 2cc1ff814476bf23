package dev.matchbook.spi.json;

/** Keeps free text fit for an event: one line of printable ASCII, not too long. */
final class Reasons {
  private static final int MAX = 160;

  private Reasons() {}

  static String printable(String text) {
    if (text == null) {
      return "unknown";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        break;
      }
      out.append(c < 0x20 || c > 0x7E ? '?' : c);
    }
    return out.toString();
  }
}
