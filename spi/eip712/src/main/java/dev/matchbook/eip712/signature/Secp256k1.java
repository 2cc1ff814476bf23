package dev.matchbook.eip712.signature;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** The curve y² = x³ + 7 over a prime p, its generator G and the order n of G; n is below p. */
final class Secp256k1 {
  private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");

  static final ECCurve CURVE = PARAMETERS.getCurve();
  static final ECPoint G = PARAMETERS.getG();
  static final BigInteger N = PARAMETERS.getN();
  static final BigInteger HALF_N = N.shiftRight(1);

  private static final byte[] ORDER = bytes(N);
  private static final byte[] HALF_ORDER = bytes(HALF_N);
  private static final byte[] ZERO = new byte[32];

  private Secp256k1() {}

  /** Whether 0 &lt; value &lt; n, for 32 bytes, big end first. */
  static boolean isScalar(byte[] value) {
    return !Arrays.equals(value, ZERO) && Arrays.compareUnsigned(value, ORDER) < 0;
  }

  /** Whether value &gt; n/2, for 32 bytes, big end first. */
  static boolean isHigh(byte[] value) {
    return Arrays.compareUnsigned(value, HALF_ORDER) > 0;
  }

  /** The 32 bytes of a number, big end first. */
  static byte[] bytes(BigInteger value) {
    return BigIntegers.asUnsignedByteArray(32, value);
  }

  static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** x and y of a point that is not infinity, 32 bytes each. */
  static byte[] coordinates(ECPoint point) {
    byte[] encoded = point.getEncoded(false);
    return Arrays.copyOfRange(encoded, 1, encoded.length);
  }

  /** Refuses what is no digest: the host's mistake, not the signer's. */
  static void requireDigest(byte[] digest) {
    if (digest == null || digest.length != 32) {
      throw new IllegalArgumentException(
          "digest must have 32 bytes, has " + (digest == null ? "none" : digest.length));
    }
  }
}
