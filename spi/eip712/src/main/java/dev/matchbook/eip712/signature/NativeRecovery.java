package dev.matchbook.eip712.signature;

import dev.matchbook.core.hash.Keccak256;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Recovery by libsecp256k1 through {@code fr.acinq.secp256k1:secp256k1-kmp-jni-jvm}.
 *
 * <p>The library is bound by method handles: two of its jars share a package, so they live on the
 * class path, where a named module sees them by reflection only.
 */
final class NativeRecovery extends CheckedRecovery {
  private static final String TYPE = "fr.acinq.secp256k1.Secp256k1";

  /** (r and s, digest, parity) to 65 bytes: 4, x, y. */
  private final MethodHandle ecdsaRecover;

  private NativeRecovery(MethodHandle ecdsaRecover) {
    this.ecdsaRecover = ecdsaRecover;
  }

  /**
   * The library as it is, after it recovered one signer.
   *
   * @throws ClassNotFoundException if it is not there
   * @throws ReflectiveOperationException if it is another version
   * @throws RuntimeException or {@link LinkageError}, if its native part does not load, or it does
   *     not recover what it must
   */
  static NativeRecovery load(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> type = Class.forName(TYPE, true, loader);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle get = lookup.findStatic(type, "get", MethodType.methodType(type));
    MethodHandle recover =
        lookup.findVirtual(
            type,
            "ecdsaRecover",
            MethodType.methodType(byte[].class, byte[].class, byte[].class, int.class));
    try {
      NativeRecovery recovery = new NativeRecovery(recover.bindTo(get.invoke()));
      recovery.requireWorking();
      return recovery;
    } catch (RuntimeException | Error broken) {
      throw broken;
    } catch (Throwable broken) {
      throw new IllegalStateException(TYPE, broken);
    }
  }

  private void requireWorking() throws InvalidSignatureException {
    PrivateKey key = PrivateKey.fromSeed("libsecp256k1");
    byte[] digest = Keccak256.of(new byte[0]);
    if (!recover(digest, key.sign(digest)).equals(key.address())) {
      throw new IllegalStateException("libsecp256k1 recovers a wrong signer");
    }
  }

  @Override
  byte[] publicKey(byte[] digest, EcdsaSignature signature) throws InvalidSignatureException {
    byte[] encoded;
    try {
      encoded = (byte[]) ecdsaRecover.invokeExact(signature.rAndS(64), digest, signature.yParity());
    } catch (Error error) {
      throw error;
    } catch (Throwable refused) {
      throw noSigner();
    }
    return Arrays.copyOfRange(encoded, 1, encoded.length);
  }

  @Override
  public String name() {
    return "libsecp256k1";
  }
}
