package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

class PrivateKeyTest {
  @Test
  void theKeyOneHasTheAddressOfTheGenerator() {
    assertThat(PrivateKey.of(Bytes.of(BigInteger.ONE)).address())
        .hasToString("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
  }

  @Test
  void theSameSeedGivesTheSameKey() {
    assertThat(PrivateKey.fromSeed("cow").bytes())
        .isEqualTo(Bytes.of("c85ef7d79691fe79573b1a7064c19c1a9819ebdbd1faaab1a8ec92344438aaf4"));
    assertThat(PrivateKey.fromSeed("cow").address())
        .hasToString("0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826");
    assertThat(PrivateKey.fromSeed("cows").address())
        .isNotEqualTo(PrivateKey.fromSeed("cow").address());
  }

  @Test
  void keysAndSignaturesAreThoseOfWeb3j() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      byte[] secret = Bytes.random(random, 32);
      byte[] digest = Bytes.random(random, 32);
      PrivateKey key = PrivateKey.of(secret);
      ECKeyPair peer = ECKeyPair.create(secret);
      assertThat(key.address()).hasToString("0x" + Keys.getAddress(peer));
      EcdsaSignature signature = key.sign(digest);
      Sign.SignatureData peers = Sign.signMessage(digest, peer, false);
      assertThat(signature.r()).isEqualTo(peers.getR());
      assertThat(signature.s()).isEqualTo(peers.getS());
      assertThat(signature.bytes()[64]).isEqualTo(peers.getV()[0]);
      assertThat(key.sign(digest)).isEqualTo(signature);
    }
  }

  @Test
  void aKeyIsFromOneToOrderLessOne() {
    BigInteger one = BigInteger.ONE;
    for (BigInteger d : List.of(one, Bytes.N.subtract(one))) {
      assertThat(PrivateKey.of(Bytes.of(d)).bytes()).isEqualTo(Bytes.of(d));
    }
    for (BigInteger d : List.of(BigInteger.ZERO, Bytes.N, Bytes.N.add(one))) {
      assertThatIllegalArgumentException().isThrownBy(() -> PrivateKey.of(Bytes.of(d)));
    }
    for (byte[] wrong : new byte[][] {null, {}, {1}, new byte[31], new byte[33]}) {
      assertThatIllegalArgumentException().isThrownBy(() -> PrivateKey.of(wrong));
    }
  }

  @Test
  void hexIsReadAndNeverQuoted() {
    String digits = HexFormat.of().formatHex(PrivateKey.fromSeed("cow").bytes());
    Address cow = PrivateKey.fromSeed("cow").address();
    assertThat(PrivateKey.parse("0x" + digits).address()).isEqualTo(cow);
    assertThat(PrivateKey.parse("0x" + digits.toUpperCase()).address()).isEqualTo(cow);
    String wrong = digits.substring(1) + "g";
    for (String text : new String[] {null, "", digits, "0x" + digits + "00", "0x" + wrong}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PrivateKey.parse(text))
          .withMessage("private key must be 0x and 64 hex digits")
          .withNoCause();
    }
  }

  @Test
  void aRandomKeyAsksAgainUntilItIsInRange() {
    Queue<byte[]> answers = new ArrayDeque<>();
    answers.add(new byte[32]);
    answers.add(Bytes.of(Bytes.N));
    answers.add(Bytes.of(BigInteger.TEN));
    SecureRandom scripted =
        new SecureRandom() {
          private static final long serialVersionUID = 1;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(answers.remove(), 0, bytes, 0, bytes.length);
          }
        };
    assertThat(PrivateKey.random(scripted).bytes()).isEqualTo(Bytes.of(BigInteger.TEN));
    assertThat(PrivateKey.random(new SecureRandom()).address())
        .isNotEqualTo(PrivateKey.random(new SecureRandom()).address());
  }

  @Test
  void textOfAKeyDoesNotShowIt() {
    PrivateKey key = PrivateKey.fromSeed("cow");
    assertThat(key).hasToString("PrivateKey of " + key.address());
  }

  @Test
  void onlyADigestOf32BytesIsSigned() {
    PrivateKey key = PrivateKey.fromSeed("cow");
    for (byte[] wrong : new byte[][] {null, {}, new byte[31], new byte[33]}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> key.sign(wrong))
          .withMessageContaining("digest");
    }
  }
}
