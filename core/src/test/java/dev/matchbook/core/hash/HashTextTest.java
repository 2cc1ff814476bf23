package dev.matchbook.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HashTextTest {
  private static final String TEXT = "0x00ff" + "1a".repeat(30);

  @Test
  void textAndHashAreReadFromEachOther() {
    byte[] hash = HashText.parse(TEXT);
    assertThat(hash).hasSize(32).startsWith(0x00, 0xff, 0x1a);
    assertThat(HashText.of(hash)).isEqualTo(TEXT);
    assertThat(HashText.parse("0x00FF" + "1A".repeat(30))).isEqualTo(hash);
  }

  @Test
  void whatIsNoHashIsRefused() {
    for (String text :
        List.of("", "0x", TEXT.substring(2), TEXT + "00", TEXT.substring(0, 64), "0X" + TEXT)) {
      assertThatThrownBy(() -> HashText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String text : List.of(TEXT.replace("1a", "1g"), TEXT.replace("0x", "1x"))) {
      assertThatThrownBy(() -> HashText.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("text: not 0x and 64 hexadecimal digits");
    }
    assertThatThrownBy(() -> HashText.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hash: not 32 bytes: 31");
  }
}
