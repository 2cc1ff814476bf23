package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;

/** Both recoveries, which must agree about everything. */
final class Recoveries {
  static final List<SignerRecovery> BOTH = List.of(SignerRecovery.java(), libsecp256k1());

  private Recoveries() {}

  private static SignerRecovery libsecp256k1() {
    try {
      return NativeRecovery.load(Recoveries.class.getClassLoader());
    } catch (ReflectiveOperationException e) {
      return fail(e);
    }
  }

  /** The signer that both find, null where both refuse. */
  static Address agreed(byte[] digest, EcdsaSignature signature) {
    Object java = answerOf(BOTH.get(0), digest, signature);
    Object other = answerOf(BOTH.get(1), digest, signature);
    if (!java.equals(other)) {
      fail("java says %s, libsecp256k1 %s, of %s", java, other, signature);
    }
    return java instanceof Address signer ? signer : null;
  }

  /** The same for bytes that may be no signature. */
  static Address agreed(byte[] digest, byte[] signature) {
    try {
      return agreed(digest, EcdsaSignature.parse(signature));
    } catch (InvalidSignatureException refused) {
      return null;
    }
  }

  /** The signer, or the text of the refusal: it goes into events, and must be the same. */
  private static Object answerOf(SignerRecovery by, byte[] digest, EcdsaSignature signature) {
    try {
      return by.recover(digest, signature);
    } catch (InvalidSignatureException refused) {
      return refused.getMessage();
    }
  }
}
