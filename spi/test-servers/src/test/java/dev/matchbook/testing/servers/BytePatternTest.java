package dev.matchbook.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePatternTest {
  @Test
  void aPatternEndsInThePieceWhereItIsFoundInTheWhole() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = letters(random, random.nextInt(30));
      String sought = letters(random, 1 + random.nextInt(6));
      int cut = random.nextInt(text.length() + 1);
      int at = text.indexOf(sought);
      boolean inFirst = at >= 0 && at + sought.length() <= cut;

      BytePattern pattern = new BytePattern(sought.getBytes(US_ASCII));
      boolean first = pattern.endsIn(text.substring(0, cut).getBytes(US_ASCII), cut);
      assertThat(first).as("%s in %s, seed %d", sought, text, seed).isEqualTo(inFirst);
      if (!first) {
        byte[] rest = text.substring(cut).getBytes(US_ASCII);
        assertThat(pattern.endsIn(rest, rest.length))
            .as("%s in %s at %d, seed %d", sought, text, cut, seed)
            .isEqualTo(at >= 0);
      }
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab".charAt(random.nextInt(2)));
    }
    return text.toString();
  }
}
