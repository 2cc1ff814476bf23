package dev.matchbook.store.file;

import java.io.IOException;

/** A line of a segment is not what it must be. */
final class BadLineException extends IOException {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }
}
