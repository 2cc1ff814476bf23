package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

class SignerRecoveryTest {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger N = Bytes.N;
  private static final BigInteger HALF = N.shiftRight(1);
  private static final BigInteger MAX = ONE.shiftLeft(256).subtract(ONE);
  private static final ECPoint G = CustomNamedCurves.getByName("secp256k1").getG();

  @Test
  void whoeverSignedIsRecovered() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      PrivateKey key = PrivateKey.of(Bytes.random(random, 32));
      byte[] digest = Bytes.random(random, 32);
      EcdsaSignature signature = key.sign(digest);
      assertThat(Recoveries.agreed(digest, signature)).isEqualTo(key.address());
    }
  }

  @Test
  void manyThreadsRecoverAtOnce() {
    byte[] digest = Bytes.random(new Random(9), 32);
    List<PrivateKey> keys =
        IntStream.range(0, 200).mapToObj(i -> PrivateKey.fromSeed("thread " + i)).toList();
    assertThat(keys.parallelStream().map(key -> Recoveries.agreed(digest, key.sign(digest))))
        .containsExactlyElementsOf(keys.stream().map(PrivateKey::address).toList());
  }

  @Test
  void keysAndDigestsAtTheEdgesAreRecovered() {
    for (BigInteger d : List.of(ONE, BigInteger.TWO, HALF, HALF.add(ONE), N.subtract(ONE))) {
      PrivateKey key = PrivateKey.of(Bytes.of(d));
      for (BigInteger z : List.of(BigInteger.ZERO, ONE, N.subtract(ONE), N, N.add(ONE), MAX)) {
        byte[] digest = Bytes.of(z);
        assertThat(Recoveries.agreed(digest, key.sign(digest)))
            .as("key %s, digest %s", d, z)
            .isEqualTo(key.address());
      }
    }
  }

  @Test
  void bothAgreeAboutSmallAndLargeNumbers() {
    byte[] digest = PrivateKey.fromSeed("digest").bytes();
    int recovered = 0;
    for (int r = 1; r <= 60; r++) {
      for (BigInteger x : List.of(BigInteger.valueOf(r), N.subtract(BigInteger.valueOf(r)))) {
        for (BigInteger s : List.of(ONE, HALF)) {
          boolean even = Recoveries.agreed(digest, Bytes.signature(x, s, 27)) != null;
          boolean odd = Recoveries.agreed(digest, Bytes.signature(x, s, 28)) != null;
          assertThat(even).isEqualTo(odd).isEqualTo(isOnCurve(x));
          recovered += even ? 1 : 0;
        }
      }
    }
    assertThat(recovered).isBetween(60, 180);
  }

  @Test
  void rThatIsNoPointsXIsRefused() throws InvalidSignatureException {
    // 5 is the least number whose cube and 7 make no square
    EcdsaSignature signature =
        EcdsaSignature.parse(Bytes.signature(BigInteger.valueOf(5), ONE, 27));
    assertThat(isOnCurve(BigInteger.valueOf(5))).isFalse();
    for (SignerRecovery recovery : Recoveries.BOTH) {
      assertThatThrownBy(() -> recovery.recover(new byte[32], signature))
          .isInstanceOf(InvalidSignatureException.class)
          .hasMessageContaining("r is not the x of a point of the curve");
    }
  }

  @Test
  void signatureWhosePointIsInfinityIsRefused() throws InvalidSignatureException {
    for (int i = 1; i <= 40; i++) {
      BigInteger k = BigInteger.valueOf(i);
      ECPoint point = G.multiply(k).normalize();
      BigInteger r = point.getAffineXCoord().toBigInteger();
      BigInteger s = i % 2 == 0 ? HALF : BigInteger.valueOf(1000 + i);
      byte[] digest = Bytes.of(s.multiply(k).mod(N)); // sR = zG
      int yParity = point.getAffineYCoord().testBitZero() ? 1 : 0;
      EcdsaSignature signature = EcdsaSignature.parse(Bytes.signature(r, s, yParity));
      for (SignerRecovery recovery : Recoveries.BOTH) {
        assertThatThrownBy(() -> recovery.recover(digest, signature))
            .isInstanceOf(InvalidSignatureException.class)
            .hasMessageContaining("infinity");
      }
      EcdsaSignature mirrored = EcdsaSignature.parse(Bytes.signature(r, s, 1 - yParity));
      assertThat(Recoveries.agreed(digest, mirrored)).isNotNull(); // -2z/r G
    }
  }

  @Test
  void signerThatIsTheAddressOfTheKeyZeroIsRefused() throws InvalidSignatureException {
    EcdsaSignature signature = PrivateKey.fromSeed("cow").sign(new byte[32]);
    for (int length : new int[] {0, 1, 64}) {
      SignerRecovery lenient =
          new CheckedRecovery() {
            @Override
            byte[] publicKey(byte[] digest, EcdsaSignature of) {
              return new byte[length]; // what a library might make of infinity
            }

            @Override
            public String name() {
              return "lenient";
            }
          };
      assertThatThrownBy(() -> lenient.recover(new byte[32], signature))
          .isInstanceOf(InvalidSignatureException.class)
          .hasMessageContaining("address of the key 0");
    }
  }

  @Test
  void mirroredSignatureIsRefusedWhateverItsParity() {
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      EcdsaSignature signature = PrivateKey.fromSeed("mirror " + i).sign(Bytes.random(random, 32));
      BigInteger r = new BigInteger(1, signature.r());
      BigInteger mirrored = N.subtract(new BigInteger(1, signature.s()));
      for (int v : new int[] {0, 1, 27, 28}) {
        assertThatThrownBy(() -> EcdsaSignature.parse(Bytes.signature(r, mirrored, v)))
            .isInstanceOf(InvalidSignatureException.class)
            .hasMessage("s is above n/2");
      }
    }
  }

  @Test
  void hostThatGivesNoDigestIsTold() {
    EcdsaSignature signature = PrivateKey.fromSeed("cow").sign(new byte[32]);
    for (SignerRecovery recovery : Recoveries.BOTH) {
      for (byte[] wrong : new byte[][] {null, {}, new byte[31], new byte[33]}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> recovery.recover(wrong, signature))
            .withMessageContaining("digest must have 32 bytes");
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> recovery.recover(new byte[32], null))
          .withMessageContaining("signature");
    }
  }

  private static boolean isOnCurve(BigInteger x) {
    BigInteger p = G.getCurve().getField().getCharacteristic();
    BigInteger square = x.pow(3).add(BigInteger.valueOf(7)).mod(p);
    return square.modPow(p.shiftRight(1), p).equals(ONE);
  }
}
