package dev.matchbook.spi.settlement;

/** The process ends here: nothing behind this line happens. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("the process is gone", null, false, false);
  }
}
