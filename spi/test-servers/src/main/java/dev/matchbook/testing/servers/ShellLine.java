package dev.matchbook.testing.servers;

/** A line for a POSIX shell. */
final class ShellLine {
  private ShellLine() {}

  /** Sets and exports a variable; a value of other than plain characters is quoted. */
  static String export(String name, String value) {
    boolean plain = value.matches("[A-Za-z0-9_./:@%+-]+");
    return "export " + name + "=" + (plain ? value : "'" + value.replace("'", "'\\''") + "'");
  }
}
