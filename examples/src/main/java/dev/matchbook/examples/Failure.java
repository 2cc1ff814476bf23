package dev.matchbook.examples;

import dev.matchbook.core.store.StoreException;
import java.io.IOException;

/** Ends a command with an exit code and at most one line on standard error. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit code where what was to be read is not what was written. */
  static final int DAMAGED = 1;

  /** Exit code of unusable arguments or files. */
  static final int UNUSABLE = 2;

  /** Exit code where nobody reads standard output any more, as of a process ended by SIGPIPE. */
  static final int BROKEN_PIPE = 128 + 13;

  private final int exitCode;

  private Failure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the user gave cannot be used; the message says what and why. */
  static Failure unusable(String message) {
    return new Failure(UNUSABLE, message, null);
  }

  /** What was kept is damaged; the message says where. */
  static Failure damaged(String message) {
    return new Failure(DAMAGED, message, null);
  }

  /** A store is in trouble. */
  static Failure of(StoreException e) {
    int code = e.kind() == StoreException.Kind.CORRUPT ? DAMAGED : UNUSABLE;
    return new Failure(code, e.getMessage(), e);
  }

  /** A file could not be opened; the cause names it. */
  static Failure notOpened(IOException cause) {
    return new Failure(UNUSABLE, "cannot open " + cause.getMessage(), cause);
  }

  /** A file could not be used to its end. */
  static Failure in(String file, String what, IOException cause) {
    return new Failure(UNUSABLE, file + ": " + what, cause);
  }

  /** Standard output could not be written: silent where its reader has gone. */
  static Failure standardOutput(IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("Broken pipe") || reason.contains("pipe is being closed")
        ? new Failure(BROKEN_PIPE, null, cause)
        : in("standard output", reason, cause);
  }

  int exitCode() {
    return exitCode;
  }
}
