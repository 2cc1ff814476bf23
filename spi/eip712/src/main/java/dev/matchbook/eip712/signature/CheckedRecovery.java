package dev.matchbook.eip712.signature;

/** What every recovery has in common: all but the arithmetic. */
abstract class CheckedRecovery implements SignerRecovery {
  @Override
  public final Address recover(byte[] digest, EcdsaSignature signature)
      throws InvalidSignatureException {
    Secp256k1.requireDigest(digest);
    if (signature == null) {
      throw new IllegalArgumentException("signature must not be null");
    }
    Address signer = Address.ofPublicKey(publicKey(digest, signature));
    if (signer.isOfZeroKey()) {
      throw new InvalidSignatureException("signer is the address of the key 0");
    }
    return signer;
  }

  /**
   * There is no such point. One text, since libsecp256k1 does not say which of the two it is: what
   * is refused goes into events, and these must not depend on who recovers.
   */
  static InvalidSignatureException noSigner() {
    return new InvalidSignatureException(
        "r is not the x of a point of the curve, or the signer's point is infinity");
  }

  /** x and y of the signer's point, 64 bytes, or the exception if there is none. */
  abstract byte[] publicKey(byte[] digest, EcdsaSignature signature)
      throws InvalidSignatureException;
}
