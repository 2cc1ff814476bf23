package dev.matchbook.eip712.typed;

/** Typed data is not what EIP-712 and its own types say; the message names the field. */
public final class TypedDataException extends Exception {
  private static final long serialVersionUID = 1;

  private final String path;

  /**
   * An exception.
   *
   * @param path of the field, as {@code message.legs[2].amount}; empty for the whole
   * @param reason in plain words
   */
  public TypedDataException(String path, String reason) {
    super(path.isEmpty() ? reason : path + ": " + reason);
    this.path = path;
  }

  /** The field that is wrong, as {@code message.legs[2].amount}; empty for the whole. */
  public String path() {
    return path;
  }
}
