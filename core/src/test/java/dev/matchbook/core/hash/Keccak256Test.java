package dev.matchbook.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Keccak256Test {
  private static final int LONGEST = 1000;

  private final Keccak256 keccak = new Keccak256();

  @Test
  void publishedHashesAreFound() {
    assertThat(ofText(""))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(ofText("abc"))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void hashesOfAllLengthsAreThoseOfTheStandardsSteps() {
    Random random = new Random(Seeds.of(Keccak256Test.class));
    for (int length = 0; length <= LONGEST; length++) {
      byte[] message = new byte[length + 8];
      random.nextBytes(message);
      byte[] hash = new byte[40];
      keccak.hash(message, 5, length, hash, 3);
      assertThat(Arrays.copyOfRange(hash, 3, 35))
          .as("length %d", length)
          .isEqualTo(SlowKeccak.keccak256(Arrays.copyOfRange(message, 5, 5 + length)));
      assertThat(hash[2] | hash[35]).isZero();
    }
  }

  @Test
  void theStandardsStepsMakeTheSha3OfTheJdk() throws GeneralSecurityException {
    Random random = new Random(Seeds.of(Keccak256Test.class));
    MessageDigest sha3 = MessageDigest.getInstance("SHA3-256");
    for (int length = 0; length <= LONGEST; length++) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      assertThat(SlowKeccak.hash(message, 0x06)).isEqualTo(sha3.digest(message));
    }
  }

  @Test
  void hashMayBeWrittenOverItsMessage() {
    byte[] message = new byte[200];
    byte[] expected = SlowKeccak.keccak256(message);
    keccak.hash(message, 0, 200, message, 100);
    assertThat(Arrays.copyOfRange(message, 100, 132)).isEqualTo(expected);
  }

  private static String ofText(String text) {
    byte[] hash = Keccak256.of(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash);
  }
}
