package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.matchbook.core.property.Seeds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

/** Secrets, however they are spelt, come out of nothing but {@code text} and {@code target}. */
class RedactionTest {
  private static final int EXAMPLES = 400;

  /** In the middle of every secret, so that a piece of one that leaks is seen. */
  private static final String MARK = "XQZ";

  private static final String LONE = "redis://%s@h:1/0?timeout=5s";
  private static final List<String> USERINFO =
      List.of(
          "redis://user:%s@host:6379/0",
          "redis://:%s@host", "redis://user:%s@a:1,b:2/0?timeout=5s", "redis://user:%s@/db?a=b");
  private static final List<String> PARAMETERS =
      List.of(
          "redis://h/0?password=%s",
          "x:?timeout=1s&authToken=%s", "x:data?sslKey=%s&a=1", "x:?pasword=%s", "x:?db.pw=%s");
  private static final List<String> NESTED =
      List.of(
          "composite:redis://u:%s@h/0",
          "composite:file:///data,redis://u:%s@h/0",
          "composite:?layer=redis://:%s@h&b=1",
          "composite:?layer=file:data,redis://:%s@h",
          "redis:u:%s@h",
          "redis:///:%s@h");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REDIS://user:pw@h:6379/0?timeout=5s  | redis://user:***@h:6379/0?timeout=5s",
        "redis://:pw@h                        | redis://***@h",
        "redis://user:@h                      | redis://***@h",
        "redis://lone@h                       | redis://***@h",
        "redis://u%3Apw@h                     | redis://***@h",
        "redis://h:6379/0                     | redis://h:6379/0",
        "x:?password=a&Secret-Key=b&passwd=c  | x:?password=***&Secret-Key=***&passwd=***",
        "x:?a=b%20c&sync=batch                | x:?a=b%20c&sync=batch",
        "x:?url=redis://u:p@h                 | x:?url=redis://u:***@h",
        "x:?url=redis%3A%2F%2Fu:p%40h         | x:?url=***",
        "x:?url=redis%253A%252F%252Fu:p%2540h | x:?url=***",
        "x:?url=jdbc:y:%3Fpassword=p          | x:?url=***",
        "x:redis://h%3Fpassword%3Dp           | x:***",
        "file:/home/jane@corp/data            | file:/home/jane@corp/data",
        "file:///home/jane@corp/data          | file:///home/jane@corp/data",
        "file:donn%C3%A9es                    | file:donn%C3%A9es",
        "memory:                              | memory:",
      })
  void toStringHidesCredentialsAlone(String text, String shown) {
    assertThat(StoreUri.parse(text)).hasToString(shown);
    assertThat(StoreUri.parse(text).redacted()).isEqualTo(shown);
    assertThat(StoreUri.parse(shown)).as("done again").hasToString(shown);
  }

  @Test
  void escapedSecretsAreNeverShown() {
    theory(
        "abc01:/?#[]@!$&'()*+,;=%.-_~ \"é\n",
        secret -> {
          String once = escape(secret);
          for (List<String> templates : List.of(USERINFO, PARAMETERS, NESTED)) {
            templates.forEach(template -> check(template, once));
          }
          check(LONE, once);
          for (String template : NESTED) {
            String inner = String.format(template, once);
            check("composite:?layers=%s", escape(inner));
            check("composite:%s", escape(inner));
            check("composite:?layers=%s", escape(escape(inner)));
          }
        });
  }

  @Test
  void secretsThatShouldHaveBeenEscapedAreNotShownEither() {
    theory("ab0:/?#[]@!&=%2 ", secret -> USERINFO.forEach(template -> check(template, secret)));
    theory("ab0?#[]@!&=%2 ", secret -> check(LONE, secret));
    theory("ab0:/?#[]@!=%2 ", secret -> PARAMETERS.forEach(template -> check(template, secret)));
    theory("ab0/@!=2", secret -> NESTED.forEach(template -> check(template, secret)));
  }

  @Test
  void aValueThatLooksSecretIsNotInTheRefusal() {
    UriSettings settings =
        StoreUri.parse("x:?tokenTtl=XQZ&url=redis://u:XQZ@h&n=" + "1".repeat(200)).settings();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.intValue("tokenTtl", 1, 0, 9))
        .withMessage("x: parameter tokenTtl: not a whole number from 0 to 9: ***");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.flag("url", true))
        .withMessage("x: parameter url: not true or false: redis://u:***@h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.intValue("n", 1, 0, 9))
        .withMessageEndingWith(": " + "1".repeat(100) + "...");
  }

  private static void theory(String alphabet, Consumer<String> check) {
    Gen<String> part =
        lists()
            .of(integers().between(0, alphabet.length() - 1))
            .ofSizeBetween(0, 8)
            .map(
                indexes -> {
                  StringBuilder text = new StringBuilder();
                  indexes.forEach(index -> text.append(alphabet.charAt(index)));
                  return text.toString();
                });
    Seeds.theory(RedactionTest.class, EXAMPLES)
        .forAll(part, part)
        .checkAssert((head, tail) -> check.accept(head + MARK + tail));
  }

  private static void check(String template, String secret) {
    String text = template.replace("%s", secret);
    try {
      StoreUri uri = StoreUri.parse(text);
      assertThat(uri.toString()).as(text).doesNotContain(MARK);
      assertThat(uri.text()).isEqualTo(text);
      UriSettings settings = uri.settings();
      assertHidden(text, uri::path);
      assertHidden(text, settings::requireNoOthers);
      for (String name : List.of("password", "authToken", "sslKey", "layer", "layers")) {
        assertHidden(text, () -> settings.intValue(name, 0, 0, 0));
        assertHidden(text, () -> settings.word(name, Thread.State.NEW));
      }
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as(text).doesNotContain(MARK);
      assertThat(e).as(text).hasNoCause();
    }
  }

  private static void assertHidden(String text, Runnable action) {
    try {
      action.run();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as(text).doesNotContain(MARK);
      assertThat(e).as(text).hasNoCause();
    }
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
