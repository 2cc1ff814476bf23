package dev.matchbook.eip712.signature;

import static dev.matchbook.eip712.signature.Secp256k1.CURVE;
import static dev.matchbook.eip712.signature.Secp256k1.G;
import static dev.matchbook.eip712.signature.Secp256k1.N;

import java.math.BigInteger;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * Recovery by BouncyCastle's curve: the signer's point is {@code Q = (s/r)R - (z/r)G}, with R the
 * point at r and z the digest, both quotients modulo n.
 *
 * <p>All of it is public, so that nothing is lost by arithmetic whose time depends on the numbers.
 */
final class JavaRecovery extends CheckedRecovery {
  static final SignerRecovery INSTANCE = new JavaRecovery();

  private JavaRecovery() {}

  @Override
  byte[] publicKey(byte[] digest, EcdsaSignature signature) throws InvalidSignatureException {
    BigInteger r = Secp256k1.number(signature.r());
    BigInteger s = Secp256k1.number(signature.s());
    BigInteger z = Secp256k1.number(digest);
    BigInteger rInverse = BigIntegers.modOddInverseVar(N, r);
    BigInteger ofG = z.multiply(rInverse).negate().mod(N);
    BigInteger ofR = s.multiply(rInverse).mod(N);
    ECPoint signer = ECAlgorithms.sumOfTwoMultiplies(G, ofG, point(r, signature), ofR);
    if (signer.isInfinity()) {
      throw noSigner();
    }
    return Secp256k1.coordinates(signer);
  }

  /** The point whose x is r; r + n, the other x that a signer may have had, is no part of v. */
  private static ECPoint point(BigInteger r, EcdsaSignature signature)
      throws InvalidSignatureException {
    ECFieldElement x = CURVE.fromBigInteger(r);
    ECFieldElement y = x.square().multiply(x).add(CURVE.getB()).sqrt();
    if (y == null) {
      throw noSigner();
    }
    if (y.testBitZero() != (signature.yParity() == 1)) {
      y = y.negate();
    }
    return CURVE.createPoint(r, y.toBigInteger());
  }

  @Override
  public String name() {
    return "java";
  }
}
