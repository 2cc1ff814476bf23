package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.matchbook.core.property.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is no store URI, and says so. */
class HostileUriTest {
  private static final String PIECES = "a:/?&=%#@+,[].~-_0 1\n\u0000é\ud83d\udcc8";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "data", "/var/x", "./a:b", ":x", "1x:y", "a b:c", "é:x", "a\n:x", "a%20:x"
      })
  void textWithoutASchemeIsRefused(String text) {
    refuses(text, "store URI: no scheme and colon (write it as in file:data) at index 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:a b           | a space (write it %20) at index 6",
        "file:a#b           | a # (write it %23) at index 6",
        "file:a%            | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%2           | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%2?b=1       | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%2g          | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%+1          | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%٣٣          | an escape that is not % and two hexadecimal digits at index 6",
        "file:a%C3b         | escapes that are not UTF-8 at index 6",
        "file:%41%ED%A0%80  | escapes that are not UTF-8 at index 5",
        "file:%C0%AF        | escapes that are not UTF-8 at index 5",
        "file:a%00          | an escaped control character at index 6",
        "file:a%0A          | an escaped control character at index 6",
        "file:a%C2%85       | an escaped control character at index 6",
        "file:?a=%7F        | parameter a: an escaped control character at index 8",
        "file:?a=1&b=%f     | parameter b: an escape that is not",
        "file:a?            | an empty parameter at index 7",
        "file:a?&a=1        | an empty parameter at index 7",
        "file:a?a=1&&b=2    | an empty parameter at index 11",
        "file:a?a=1&        | an empty parameter at index 11",
        "file:a?b           | a parameter without = at index 7",
        "file:a?b&c=1       | a parameter without = at index 7",
        "file:a?=1          | a parameter whose name is not",
        "file:a?1b=1        | a parameter whose name is not",
        "file:a?b%20=1      | a parameter whose name is not",
        "file:a?é=1         | a parameter whose name is not",
        "file:a?b=1?c=2     | a second ? (write it %3F) at index 10",
        "file:a??b=1        | a second ? (write it %3F) at index 7",
        "file:a?b=1&B=1&b=1 | parameter b a second time at index 15",
        "file://h:x/a       | a host that does not end with a port",
        "file://h:65536     | a host that does not end with a port",
        "file://h:999999    | a host that does not end with a port",
        "file://::1/a       | a host that does not end with a port",
        "file://[::1/a      | a host that does not end with a port",
        "file://u@v@h/a     | an @ that does not end user and password (write it %40) at index 10",
        "file://h/a@b       | an @ that does not end user and password (write it %40) at index 10",
        "file://h?a=@       | an @ that does not end user and password (write it %40) at index 11",
      })
  void illFormedTextIsRefusedWithItsPlace(String text, String message) {
    refuses(text, message);
  }

  @Test
  void charactersThatAreNotSeenAreRefused() {
    refuses("file:a\nb", "the character U+000A at index 6");
    refuses("file:\0", "the character U+0000 at index 5");
    refuses("file:\u007f", "the character U+007F at index 5");
    refuses("file:\u0085", "the character U+0085 at index 5");
    refuses("file:\u00a0", "the character U+00A0 at index 5");
    refuses("file:\u2028", "the character U+2028 at index 5");
    refuses("file:a\u202eb", "the character U+202E at index 6");
    refuses("file:\ud83d", "the character U+D83D at index 5");
    refuses("file:?a=\udcc8", "the character U+DCC8 at index 8");
  }

  @Test
  void hugeTextIsRefusedQuickly() {
    refuses("file:?" + "a=1&".repeat(1 << 20), "store URI: over 8192 characters");
    refuses("x".repeat(1 << 22), "store URI: over 8192 characters");
    assertThat(StoreUri.parse("x:" + "a%41".repeat(2047)).target()).hasSize(2 * 2047);
    assertThat(StoreUri.parse("x:" + "%25".repeat(2000)).redacted()).endsWith("%25");
    assertThat(StoreUri.parse("x:?a=" + "key".repeat(2700)).redacted()).endsWith("keykey");
  }

  @Test
  void textIsReadOrRefusedAndNothingElse() {
    SplittableRandom random = new SplittableRandom(Seeds.of(HostileUriTest.class));
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("x:");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }
      try {
        StoreUri uri = StoreUri.parse(text.toString());
        assertThat(uri.redacted()).startsWith("x:").matches("[^\\p{Cntrl} #]*");
        read++;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("store URI x:\\.\\.\\.: .* at index [0-9]+");
      }
    }
    assertThat(read).isBetween(2_000, 48_000);
  }

  private static void refuses(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreUri.parse(text))
        .withMessageContaining(message)
        .withMessageStartingWith("store URI");
  }
}
