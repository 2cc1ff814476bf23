package dev.matchbook.eip712.signature;

/**
 * Finds who signed: the address whose key made a signature for a digest.
 *
 * <p>Safe for any number of threads at once.
 */
public interface SignerRecovery {
  /**
   * The signer's address. An address comes out of nearly every signature in range, so the caller
   * compares it with the one that ought to have signed.
   *
   * @param digest 32 bytes, of what was signed; not kept, not changed
   * @param signature as parsed
   * @return never the address of the key 0
   * @throws InvalidSignatureException if no point of the curve has r as its x, or the signer's
   *     point is infinity or its address that of the key 0
   * @throws IllegalArgumentException if the digest has not 32 bytes, or the signature is null
   */
  Address recover(byte[] digest, EcdsaSignature signature) throws InvalidSignatureException;

  /** What does the arithmetic, for logs: {@code java} or {@code libsecp256k1}. */
  String name();

  /**
   * The fastest there is: libsecp256k1 where {@code secp256k1-kmp-jni-jvm} is on the class path and
   * loads, else {@link #java()}. Chosen once, and logged then: at info, or at warning if the
   * library is there and does not work.
   */
  static SignerRecovery best() {
    return RecoveryChoice.BEST;
  }

  /** The one in Java, by BouncyCastle's curve; always there, and no library is looked for. */
  static SignerRecovery java() {
    return JavaRecovery.INSTANCE;
  }
}
