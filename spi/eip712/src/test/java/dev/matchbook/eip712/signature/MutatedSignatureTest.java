package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedSignatureTest {
  @Test
  void everyBitOfASignatureMatters() {
    for (int i = 0; i < 2; i++) {
      byte[] digest = Bytes.random(new Random(i), 32);
      PrivateKey key = PrivateKey.fromSeed("bits " + i);
      EcdsaSignature signature = key.sign(digest);
      neverTheSigner(digest, signature.bytes(), key);
      neverTheSigner(digest, signature.compactBytes(), key);
      byte[] withSmallV = signature.bytes();
      withSmallV[64] -= 27;
      neverTheSigner(digest, withSmallV, key);
    }
  }

  @Test
  void everyBitOfADigestMatters() {
    byte[] digest = Bytes.random(new Random(5), 32);
    PrivateKey key = PrivateKey.fromSeed("digest bits");
    EcdsaSignature signature = key.sign(digest);
    for (int bit = 0; bit < 256; bit++) {
      assertThat(Recoveries.agreed(Bytes.flip(digest, bit), signature))
          .as("bit %d", bit)
          .isNotEqualTo(key.address());
    }
  }

  @Test
  void onlyTheDeclaredExceptionComesOutOfAnyBytes() {
    Random random = new Random(6);
    for (int i = 0; i < 60_000; i++) {
      byte[] bytes = Bytes.random(random, random.nextInt(140));
      try {
        EcdsaSignature.parse(bytes);
      } catch (InvalidSignatureException refused) {
        assertThat(refused).hasMessageMatching("(length|v|r|s) is .*");
      }
    }
  }

  @Test
  void onlyTheDeclaredExceptionComesOutOfAnyText() {
    Random random = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : "0x");
      int digits = random.nextBoolean() ? 130 : random.nextInt(140);
      while (digits-- > 0) {
        text.append(Character.forDigit(random.nextInt(16), 16));
      }
      if (random.nextBoolean() && text.length() > 0) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x10000));
      }
      try {
        EcdsaSignature.parse(text.toString());
      } catch (InvalidSignatureException refused) {
        assertThat(refused).hasMessageMatching("(length|hex|v|r|s) (is|does|has) .*");
      }
    }
  }

  @Test
  void bothAgreeAboutRandomNumbersInRange() {
    Random random = new Random(8);
    int recovered = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = Bytes.random(random, random.nextBoolean() ? 64 : 65);
      if (bytes.length == 65) {
        bytes[64] = (byte) (27 + random.nextInt(2));
        bytes[32] &= 0x7f;
      }
      if (Recoveries.agreed(Bytes.random(random, 32), bytes) != null) {
        recovered++;
      }
    }
    assertThat(recovered).isBetween(350, 650); // every other x has a point
  }

  private static void neverTheSigner(byte[] digest, byte[] signature, PrivateKey key) {
    assertThat(Recoveries.agreed(digest, signature)).isEqualTo(key.address());
    for (int bit = 0; bit < signature.length * 8; bit++) {
      assertThat(Recoveries.agreed(digest, Bytes.flip(signature, bit)))
          .as("bit %d", bit)
          .isNotEqualTo(key.address());
    }
  }
}
