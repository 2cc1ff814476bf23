package dev.matchbook.composite;

/** None of the stores did what it was to do, and each is as it was. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(RuntimeException reason) {
    super(reason);
  }

  /** Why. */
  RuntimeException reason() {
    return (RuntimeException) getCause();
  }
}
