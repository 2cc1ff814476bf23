package dev.matchbook.eip712.signature;

/** A signature is not one that Ethereum would take, or recovers no signer. */
public final class InvalidSignatureException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * An exception.
   *
   * @param reason in plain words, with what is wrong: length, v, r, s, or the point
   */
  public InvalidSignatureException(String reason) {
    super(reason);
  }
}
