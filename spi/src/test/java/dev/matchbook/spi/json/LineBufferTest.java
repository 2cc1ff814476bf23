package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.property.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineBufferTest {
  private static final LineKey KEY = LineKey.of("k");
  private static final LineKey OTHER = LineKey.of("other");

  private final LineBuffer buffer = new LineBuffer(1);

  private String text() {
    return new String(buffer.array(), 0, buffer.length(), StandardCharsets.UTF_8);
  }

  private String decimal(BigDecimal value) {
    buffer.clear();
    buffer.decimal(KEY, value);
    return text();
  }

  @Test
  void aHostsOwnLineIsReadBackByTheScanner() throws IOException {
    buffer.begin(KEY).number(-5).text(OTHER, "a\"b").key(KEY).ascii("[1,2]").put('}').put('\n');
    assertThat(text()).isEqualTo("{\"k\":-5,\"other\":\"a\\\"b\",\"k\":[1,2]}\n");

    buffer.clear();
    buffer.begin(KEY).number(7).text(OTHER, "a\"b").end();
    LineScanner line = new LineScanner().of(buffer.array(), 0, buffer.length() - 1);
    assertThat(line.begins(OTHER)).isFalse();
    assertThat(line.begins(KEY)).isTrue();
    assertThat(line.number()).isEqualTo(7);
    assertThat(line.text(OTHER)).isEqualTo("a\"b");
    line.end();
  }

  @Test
  void aScannerSaysWhichFieldIsMissing() {
    buffer.begin(KEY).number(7).end();
    LineScanner line = new LineScanner().of(buffer.array(), 0, buffer.length() - 1);
    assertThatThrownBy(() -> line.number(OTHER)).hasMessage("other: missing, or not in its place");
    assertThatThrownBy(line::number).hasMessage("line: not a whole number");
  }

  @Test
  void bytesAreCopiedToAStreamAndStay() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    buffer.ascii("batch ").put(new byte[] {'x', 'o', 'k'}, 1, 2);
    buffer.writeTo(out);
    buffer.writeTo(out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("batch okbatch ok");
  }

  @Test
  void truncateForgetsTheEnd() {
    buffer.ascii("batch").truncate(3);
    assertThat(text()).isEqualTo("bat");
    assertThatThrownBy(() -> buffer.truncate(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void wholeNumbersAreTheirPlainText() {
    SplittableRandom random = new SplittableRandom(Seeds.of(LineBufferTest.class));
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      buffer.clear();
      assertThat(buffer.number(value)).isSameAs(buffer);
      assertThat(text()).isEqualTo(Long.toString(value));
    }
    buffer.clear();
    buffer.number(Long.MIN_VALUE).put(' ').number(Long.MAX_VALUE).put(' ').number(0);
    assertThat(text()).isEqualTo("-9223372036854775808 9223372036854775807 0");
  }

  @Test
  void decimalsAreTheirPlainText() {
    SplittableRandom random = new SplittableRandom(Seeds.of(LineBufferTest.class));
    for (int i = 0; i < 100_000; i++) {
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(24));
      assertThat(decimal(value)).isEqualTo(",\"k\":\"" + value.toPlainString() + '"');
    }
  }

  @Test
  void decimalsThatAreTooLongOrHaveNoPlainFormAreRefused() {
    BigDecimal longest = new BigDecimal("9".repeat(LineBuffer.MAX_DIGITS));
    assertThat(decimal(longest)).contains(longest.toPlainString());
    assertThat(decimal(longest.movePointLeft(99))).contains("\"9.9");
    String zeros = "0." + "0".repeat(99);
    assertThat(decimal(new BigDecimal(zeros))).contains('"' + zeros + '"');

    for (String refused : new String[] {"1E+1", "1E-100", "0E+1", "1E+2147483647", zeros + "0"}) {
      assertThatThrownBy(() -> buffer.decimal(KEY, new BigDecimal(refused)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("k: ");
    }
    assertThatThrownBy(() -> buffer.decimal(KEY, longest.add(BigDecimal.ONE)))
        .hasMessageStartingWith("k: ");
  }

  @Test
  void wholeNumbersOfAnySizeAreReadBackAndOthersRefused() throws IOException {
    BigInteger over = BigInteger.TWO.pow(256);
    for (int bits = 0; bits <= 256; bits++) {
      BigInteger number = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
      buffer.clear();
      buffer.begin(KEY).number(1).whole(OTHER, number).end();
      assertThat(text()).isEqualTo("{\"k\":1,\"other\":\"" + number + "\"}\n");
      LineScanner line = new LineScanner().of(buffer.array(), 0, buffer.length() - 1);
      assertThat(line.begins(KEY)).isTrue();
      assertThat(line.number()).isEqualTo(1);
      assertThat(line.whole(OTHER)).isEqualTo(number);
      line.end();
    }
    for (BigInteger refused : new BigInteger[] {over, BigInteger.ONE.negate()}) {
      assertThatThrownBy(() -> buffer.whole(OTHER, refused))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("other: ");
    }
    assertThatThrownBy(() -> buffer.whole(OTHER, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("other");
  }

  @Test
  void theLongestTextIsReadBackAndALongerOneRefused() throws IOException {
    for (String character : new String[] {"a", "\0", "\uD83D", "€"}) {
      String longest = character.repeat(LineBuffer.MAX_TEXT);
      buffer.clear();
      buffer.begin(KEY).number(1).text(OTHER, longest).end();
      LineScanner line = new LineScanner().of(buffer.array(), 0, buffer.length() - 1);
      assertThat(line.begins(KEY)).isTrue();
      assertThat(line.number()).isEqualTo(1);
      assertThat(line.text(OTHER)).isEqualTo(longest);
      assertThatThrownBy(() -> buffer.text(OTHER, longest + 'a'))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("other: ");
    }
  }

  @Test
  void aKeyIsOfLettersAndDigits() {
    assertThatThrownBy(() -> LineKey.of("a\"b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name: ");
  }
}
