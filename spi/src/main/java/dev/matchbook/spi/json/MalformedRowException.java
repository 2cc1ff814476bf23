package dev.matchbook.spi.json;

import java.io.IOException;

/**
 * A line is none that {@link RowWriter} writes. The message starts with the field that is wrong.
 */
public final class MalformedRowException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String field;

  MalformedRowException(String field, String what) {
    super(field + ": " + what);
    this.field = field;
  }

  MalformedRowException(LineKey key, String what) {
    this(key.name(), what);
  }

  /** Each field is well-formed, together they are nothing that can be. */
  MalformedRowException(String type, RuntimeException cause) {
    super(type + ": " + Reasons.printable(cause.getMessage()), cause);
    this.field = type;
  }

  /** The key of the field that is wrong, or the row's type where it is more than one. */
  public String field() {
    return field;
  }
}
