package dev.matchbook.jmh.run;

/** A child process did not answer, or answered that it failed. The message names the child. */
public final class ChildFailure extends Exception {
  private static final long serialVersionUID = 1;

  ChildFailure(String message) {
    super(message);
  }
}
