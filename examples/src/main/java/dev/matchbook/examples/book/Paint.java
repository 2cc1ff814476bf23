package dev.matchbook.examples.book;

/** Colours text for a terminal, or leaves it plain. */
public enum Paint {
  /** For files, pipes and people who do not want colours. */
  PLAIN(false),
  /** For terminals: the ANSI escape sequences that all of them know. */
  ANSI(true);

  private static final String ESCAPE = "\u001B[";
  private static final String RESET = ESCAPE + "0m";

  private final boolean colors;

  Paint(boolean colors) {
    this.colors = colors;
  }

  /** Who sells. */
  String ask(String text) {
    return paint("31", text);
  }

  /** Who buys. */
  String bid(String text) {
    return paint("32", text);
  }

  /** What the eye is to find first. */
  String strong(String text) {
    return paint("1", text);
  }

  /** What is only there to guide the eye. */
  String faint(String text) {
    return paint("2", text);
  }

  /** What is not as usual. */
  String alert(String text) {
    return paint("1;33", text);
  }

  private String paint(String code, String text) {
    return colors && !text.isEmpty() ? ESCAPE + code + "m" + text + RESET : text;
  }
}
