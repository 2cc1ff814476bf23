package dev.matchbook.examples.lobster;

import java.io.IOException;

/** A file of the replay that is not what it must be; the message names the file and the line. */
public final class InputException extends IOException {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }

  InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
