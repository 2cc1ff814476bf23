package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EcdsaSignatureTest {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger N = Bytes.N;
  private static final BigInteger HALF = N.shiftRight(1);
  private static final BigInteger MAX = ONE.shiftLeft(256).subtract(ONE);

  @Test
  void onlyLengths64And65AreTaken() {
    for (int length = 0; length <= 200; length++) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 1);
      if (length == 64 || length == 65) {
        assertThatCode(() -> EcdsaSignature.parse(bytes)).doesNotThrowAnyException();
      } else {
        refused(bytes, "length is " + length + " bytes, not 65 or 64");
      }
    }
  }

  @Test
  void onlyFourValuesOfVAreTaken() throws InvalidSignatureException {
    for (int v = 0; v <= 255; v++) {
      byte[] bytes = Bytes.signature(TWO, TWO, v);
      if (v == 0 || v == 1 || v == 27 || v == 28) {
        int yParity = v % 27;
        assertThat(EcdsaSignature.parse(bytes).yParity()).as("v %d", v).isEqualTo(yParity);
      } else {
        refused(bytes, "v is " + v + ", not 0, 1, 27 or 28");
      }
    }
  }

  @Test
  void rIsFromOneToOrderLessOne() throws InvalidSignatureException {
    for (BigInteger r : List.of(ONE, HALF, HALF.add(ONE), N.subtract(ONE))) {
      assertThat(EcdsaSignature.parse(Bytes.signature(r, ONE, 27)).r()).isEqualTo(Bytes.of(r));
      assertThat(EcdsaSignature.parse(compact(r, ONE)).r()).isEqualTo(Bytes.of(r));
    }
    for (BigInteger r : List.of(BigInteger.ZERO, N, N.add(ONE), MAX)) {
      refused(Bytes.signature(r, ONE, 27), "r is not in 1..n-1");
      refused(compact(r, ONE), "r is not in 1..n-1");
    }
  }

  @Test
  void sIsFromOneToHalfTheOrder() throws InvalidSignatureException {
    for (BigInteger s : List.of(ONE, HALF.subtract(ONE), HALF)) {
      assertThat(EcdsaSignature.parse(Bytes.signature(ONE, s, 27)).s()).isEqualTo(Bytes.of(s));
      assertThat(EcdsaSignature.parse(compact(ONE, s)).s()).isEqualTo(Bytes.of(s));
    }
    for (BigInteger s : List.of(HALF.add(ONE), HALF.add(TWO), N.subtract(ONE))) {
      refused(Bytes.signature(ONE, s, 27), "s is above n/2");
    }
    for (BigInteger s : List.of(BigInteger.ZERO, N, N.add(ONE), MAX)) {
      refused(Bytes.signature(ONE, s, 27), "s is not in 1..n-1");
    }
    refused(compact(ONE, HALF.add(ONE)), "s is above n/2");
    refused(compact(ONE, BigInteger.ZERO), "s is not in 1..n-1");
    refused(compact(ONE, ONE.shiftLeft(255)), "s is not in 1..n-1");
    refused(compact(ONE, MAX), "s is above n/2");
  }

  @Test
  void theExamplesOfEip2098AreRead() throws InvalidSignatureException {
    String r1 = "68a020a209d3d56c46f38cc50a33f704f4a9a10a59377f8dd762ac66910e9b90";
    String s1 = "7e865ad05c4035ab5792787d4a0297a43617ae897930a6fe4d822b8faea52064";
    EcdsaSignature even = EcdsaSignature.parse("0x" + r1 + s1);
    assertThat(even.toString()).isEqualTo("0x" + r1 + s1 + "1b");
    String r2 = "9328da16089fcba9bececa81663203989f2df5fe1faa6291a45381c81bd17f76";
    EcdsaSignature odd =
        EcdsaSignature.parse(
            "0x" + r2 + "939c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f550793");
    assertThat(odd.toString())
        .isEqualTo(
            "0x" + r2 + "139c6d6b623b42da56557e5e734a43dc83345ddfadec52cbe24d0cc64f5507931c");
  }

  @Test
  void eachFormOfASignatureIsReadAsTheSame() throws InvalidSignatureException {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] digest = Bytes.random(random, 32);
      EcdsaSignature signature = PrivateKey.fromSeed("form " + i).sign(digest);
      byte[] withSmallV = signature.bytes();
      withSmallV[64] -= 27;
      String hex = signature.toString();
      String capitals = "0x" + hex.substring(2).toUpperCase();
      assertThat(EcdsaSignature.parse(signature.bytes())).isEqualTo(signature);
      assertThat(EcdsaSignature.parse(signature.compactBytes())).isEqualTo(signature);
      assertThat(EcdsaSignature.parse(withSmallV)).isEqualTo(signature).hasToString(hex);
      assertThat(EcdsaSignature.parse(hex)).isEqualTo(signature).hasSameHashCodeAs(signature);
      assertThat(EcdsaSignature.parse(capitals)).isEqualTo(signature);
    }
  }

  @Test
  void signaturesThatDifferInAnyPartAreNotEqual() throws InvalidSignatureException {
    EcdsaSignature signature = EcdsaSignature.parse(Bytes.signature(ONE, ONE, 27));
    assertThat(signature)
        .isNotEqualTo(EcdsaSignature.parse(Bytes.signature(TWO, ONE, 27)))
        .isNotEqualTo(EcdsaSignature.parse(Bytes.signature(ONE, TWO, 27)))
        .isNotEqualTo(EcdsaSignature.parse(Bytes.signature(ONE, ONE, 28)));
  }

  @Test
  void aSignatureKeepsItsBytesToItself() throws InvalidSignatureException {
    byte[] bytes = Bytes.signature(ONE, ONE, 28);
    EcdsaSignature signature = EcdsaSignature.parse(bytes);
    String text = signature.toString();
    Arrays.fill(bytes, (byte) 9);
    Arrays.fill(signature.r(), (byte) 9);
    Arrays.fill(signature.s(), (byte) 9);
    Arrays.fill(signature.bytes(), (byte) 9);
    Arrays.fill(signature.compactBytes(), (byte) 9);
    assertThat(signature).hasToString(text);
  }

  @Test
  void parsingDoesNotChangeTheBytes() throws InvalidSignatureException {
    byte[] bytes = PrivateKey.fromSeed("odd").sign(new byte[32]).compactBytes();
    bytes[32] |= (byte) 0x80;
    byte[] before = bytes.clone();
    EcdsaSignature.parse(bytes);
    assertThat(bytes).isEqualTo(before);
  }

  @Test
  void anyOtherTextIsRefused() {
    String good = "01".repeat(65);
    refused("0x0" + good, "odd number of digits");
    refused("0x" + good.substring(1), "odd number of digits");
    refused("", "does not start with 0x");
    refused(good, "does not start with 0x");
    refused("0X" + good, "does not start with 0x");
    refused(" 0x" + good, "does not start with 0x");
    refused("0x", "length is 0 bytes");
    refused("0x" + good + "00", "length is 66 bytes");
    refused("0x" + "01".repeat(1_000_000), "length is 1000000 bytes");
    for (String wrong :
        List.of("g1", " 1", "1 ", "-1", "+1", "0x", "\u0661\u0661", "\uff11\uff11")) {
      refused("0x" + wrong + good.substring(2), "no hex digit");
      refused("0x" + good.substring(2) + wrong, "no hex digit");
    }
    refused((String) null, "signature is missing");
    refused((byte[]) null, "signature is missing");
  }

  private static byte[] compact(BigInteger r, BigInteger s) {
    return Arrays.copyOf(Bytes.signature(r, s, 0), 64);
  }

  private static void refused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> EcdsaSignature.parse(bytes))
        .isInstanceOf(InvalidSignatureException.class)
        .hasMessageContaining(reason);
    if (bytes != null) {
      refused("0x" + HexFormat.of().formatHex(bytes), reason);
    }
  }

  private static void refused(String hex, String reason) {
    assertThatThrownBy(() -> EcdsaSignature.parse(hex))
        .isInstanceOf(InvalidSignatureException.class)
        .hasMessageContaining(reason);
  }
}
