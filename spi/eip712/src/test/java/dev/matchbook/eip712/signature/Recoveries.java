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
    Address java = signerBy(BOTH.get(0), digest, signature);
    Address other = signerBy(BOTH.get(1), digest, signature);
    if (java == null ? other != null : !java.equals(other)) {
      fail("java says %s, libsecp256k1 %s, of %s", java, other, signature);
    }
    return java;
  }

  /** The same for bytes that may be no signature. */
  static Address agreed(byte[] digest, byte[] signature) {
    try {
      return agreed(digest, EcdsaSignature.parse(signature));
    } catch (InvalidSignatureException refused) {
      return null;
    }
  }

  private static Address signerBy(SignerRecovery by, byte[] digest, EcdsaSignature signature) {
    try {
      return by.recover(digest, signature);
    } catch (InvalidSignatureException refused) {
      return null;
    }
  }
}
