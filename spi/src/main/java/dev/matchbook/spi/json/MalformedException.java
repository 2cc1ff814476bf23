package dev.matchbook.spi.json;

/**
 * A line is no command; the message says why. Carries no stack trace, since input may be hostile.
 */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String reason) {
    super(reason, null, false, false);
  }

  MalformedException(Field field, String what) {
    this(field.wireName() + ": " + what);
  }
}
