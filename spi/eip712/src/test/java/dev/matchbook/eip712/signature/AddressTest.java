package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  /** The examples of EIP-55. */
  private static final List<String> CHECKSUMMED =
      List.of(
          "0x52908400098527886E0F7030069857D2E4169EE7",
          "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
          "0xde709f2102306220921060314715629080e2fb77",
          "0x27b1fdb04752bbc536007a920d24acb045561c26",
          "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
          "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
          "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
          "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb");

  @Test
  void smallCapitalAndChecksummedLettersAreTheSameAddress() {
    for (String text : CHECKSUMMED) {
      Address address = Address.parse(text);
      String small = text.toLowerCase();
      String capital = "0x" + text.substring(2).toUpperCase();
      assertThat(address.checksummed()).isEqualTo(text);
      assertThat(address).hasToString(small);
      assertThat(Address.parse(small)).isEqualTo(address).hasSameHashCodeAs(address);
      assertThat(Address.parse(capital)).isEqualTo(address);
      assertThat(Address.of(address.bytes())).isEqualTo(address);
    }
    assertThat(Address.parse(CHECKSUMMED.get(0))).isNotEqualTo(Address.parse(CHECKSUMMED.get(1)));
  }

  @Test
  void oneLetterOfTheWrongSizeIsAWrongChecksum() {
    String text = CHECKSUMMED.get(4);
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      char other = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
      if (other != c) {
        String wrong = text.substring(0, i) + other + text.substring(i + 1);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Address.parse(wrong))
            .withMessageContaining("wrong checksum");
      }
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "0x",
        "de709f2102306220921060314715629080e2fb77",
        "00de709f2102306220921060314715629080e2fb77",
        "0Xde709f2102306220921060314715629080e2fb77",
        "0xde709f2102306220921060314715629080e2fb7",
        "0xde709f2102306220921060314715629080e2fb777",
        "0xde709f2102306220921060314715629080e2fb7g",
        "0xde709f2102306220921060314715629080e2fb\uff17\uff17",
        " 0xde709f2102306220921060314715629080e2fb7"
      })
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.parse(text))
        .withMessageContaining("address must be 0x and 40 hex digits");
  }

  @Test
  void anAddressHas20BytesAndKeepsThemToItself() {
    byte[] bytes = new byte[20];
    Address address = Address.of(bytes);
    Arrays.fill(bytes, (byte) 1);
    Arrays.fill(address.bytes(), (byte) 1);
    assertThat(address).hasToString("0x" + "0".repeat(40));
    for (byte[] wrong : new byte[][] {null, {}, new byte[19], new byte[21], new byte[32]}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Address.of(wrong));
    }
  }

  @Test
  void addressesAreOrderedAsNumbers() {
    Address small = Address.parse("0x00" + "ff".repeat(19));
    Address large = Address.parse("0xff" + "00".repeat(19));
    assertThat(small).isLessThan(large).isEqualByComparingTo(Address.of(small.bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x0000000000000000000000000000000000000000",
        "0x3f17f1962b36e491b30a40b2405849e597ba5fb5",
        "0xdcc703c0e500b653ca82273b7bfad8045d85a470",
        "0x828f817d6612f7b477d66591ff96a9e064bcc98a"
      })
  void theAddressesThatLibrariesMakeOfTheKeyZeroAreKnown(String text) {
    assertThat(Address.parse(text).isOfZeroKey()).isTrue();
  }

  @Test
  void otherAddressesAreNotOfTheKeyZero() {
    assertThat(CHECKSUMMED).noneMatch(text -> Address.parse(text).isOfZeroKey());
  }
}
