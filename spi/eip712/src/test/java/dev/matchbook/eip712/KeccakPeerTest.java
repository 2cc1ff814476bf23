package dev.matchbook.eip712;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.hash.Keccak256;
import dev.matchbook.core.property.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.junit.jupiter.api.Test;

/** Keccak-256 of core beside that of Bouncy Castle, which core does not have. */
class KeccakPeerTest {
  private static final int LONGEST = 1000;

  private final Keccak256 keccak = new Keccak256();

  @Test
  void hashesOfAllLengthsAreThoseOfBouncyCastle() {
    Random random = new Random(Seeds.of(KeccakPeerTest.class));
    for (int length = 0; length <= LONGEST; length++) {
      byte[] message = new byte[length + 8];
      random.nextBytes(message);
      byte[] hash = new byte[40];
      keccak.hash(message, 5, length, hash, 3);
      assertThat(Arrays.copyOfRange(hash, 3, 35))
          .as("length %d", length)
          .isEqualTo(bouncyCastle(message, 5, length));
      assertThat(hash[2] | hash[35]).isZero();
    }
  }

  @Test
  void hashMayBeWrittenOverItsMessage() {
    byte[] message = new byte[200];
    byte[] expected = bouncyCastle(message, 0, 200);
    keccak.hash(message, 0, 200, message, 100);
    assertThat(Arrays.copyOfRange(message, 100, 132)).isEqualTo(expected);
  }

  private static byte[] bouncyCastle(byte[] message, int offset, int length) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(message, offset, length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }
}
