package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreUriTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory:                        | memory          | ''",
        "file:data                      | file            | data",
        "FILE:Data                      | file            | Data",
        "file:/var/x                    | file            | /var/x",
        "file:///var/x                  | file            | ///var/x",
        "file:data?sync=batch           | file            | data",
        "redis://h:1/0                  | redis           | //h:1/0",
        "redis://u:p%40ss@h             | redis           | //u:p@ss@h",
        "redis://a:1,b:2,[::1]:3/0      | redis           | //a:1,b:2,[::1]:3/0",
        "redis://my_redis:6379          | redis           | //my_redis:6379",
        "postgresql://%2Frun%2Fpg/db    | postgresql      | ///run/pg/db",
        "redis+tls-1.3:x                | redis+tls-1.3   | x",
        "jdbc:postgresql://h/db         | jdbc            | postgresql://h/db",
        "file:a%20b%23c%3Fd%25e+f       | file            | a b#c?d%e+f",
        "file:donn%C3%A9es/données      | file            | données/données",
        "file:%F0%9F%93%88📈            | file            | 📈📈",
        "file:a@b                       | file            | a@b",
        "x:;,$!()*[]{}^`<>~=&+           | x               | ;,$!()*[]{}^`<>~=&+",
      },
      quoteCharacter = '\0')
  void schemeAndTargetAreWhatStandsBeforeTheParameters(String text, String scheme, String target) {
    StoreUri uri = StoreUri.parse(text);
    assertThat(uri.scheme()).isEqualTo(scheme);
    assertThat(uri.target()).isEqualTo(target.equals("''") ? "" : target);
    assertThat(uri.text()).isEqualTo(text);
  }

  @Test
  void valuesArePercentDecoded() {
    UriSettings settings =
        StoreUri.parse("x:?a=1%262&b=%3D=%3F&c=&d.e_f-g=a+b&h=%E2%82%AC€").settings();
    assertThat(settings.text("a", null)).isEqualTo("1&2");
    assertThat(settings.text("b", null)).isEqualTo("==?");
    assertThat(settings.text("c", null)).isEmpty();
    assertThat(settings.text("d.e_f-g", null)).isEqualTo("a+b");
    assertThat(settings.text("h", null)).isEqualTo("€€");
    settings.requireNoOthers();
  }

  @ParameterizedTest
  @CsvSource({
    "file:data,           data",
    "file:./a/../b,       ./a/../b",
    "file:/var/x,         /var/x",
    "file:///var/x,       /var/x",
    "file:///var/x?a=1,   /var/x",
    "sqlite:my%20book.db, my book.db",
    "file:///a%3Fb@c,     /a?b@c",
  })
  void pathOfAFileStore(String text, String path) {
    assertThat(StoreUri.parse(text).path()).isEqualTo(Path.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "file:,                     file:: names no path",
    "file:?a=1,                 file:?a=1: names no path",
    "file://,                   file://: names a host",
    "file://data,               file://data: names a host",
    "file://host/data,          file://host/data: names a host",
    "redis://u:XQZ@host/data,   redis://u:***@host/data: names a host",
  })
  void aTargetThatIsNoPathIsRefused(String text, String message) {
    StoreUri uri = StoreUri.parse(text);
    assertThatIllegalArgumentException().isThrownBy(uri::path).withMessageStartingWith(message);
  }

  @Test
  void textOfTheGreatestLengthIsRead() {
    String text = "file:" + "x".repeat(8192 - 5);
    assertThat(StoreUri.parse(text).target()).hasSize(8192 - 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreUri.parse(text + "x"))
        .withMessage("store URI: over 8192 characters: 8193");
  }

  @Test
  void nullIsNamed() {
    assertThatNullPointerException().isThrownBy(() -> StoreUri.parse(null)).withMessage("text");
  }
}
