package dev.matchbook.examples.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private static JsonObject parse(String text) {
    return JsonObject.parse(text.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    JsonObject inner = JsonObject.of("leaf", "\"\\\u0001\u00e9");
    JsonObject object =
        JsonObject.of(
            "a", "text", "none", null, "n", 7L, "b", true, "l", List.of(inner), "o", inner);

    assertThat(JsonObject.parse(object.bytes())).isEqualTo(object);
    assertThat(object.has("none")).isFalse();
    assertThat(object.objects("l").get(0).text("leaf")).isEqualTo("\"\\\u0001\u00e9");
    assertThat(object.object("o")).isEqualTo(inner);
    assertThat(parse("{\"n\":[1,-2]}").numbers("n")).containsExactly(1L, -2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "7", "{", "{\"a\":1} 2", "{\"a\":1.5}", "{\"a\":null}", "{a}"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFieldOfAnotherKindIsNamed() {
    JsonObject object = parse("{\"a\":1,\"l\":[1,\"x\"]}");

    assertThatThrownBy(() -> object.text("a")).hasMessage("a: missing, or not a String");
    assertThatThrownBy(() -> object.number("b")).hasMessage("b: missing, or not a Long");
    assertThatThrownBy(() -> object.numbers("l")).hasMessage("l: not a list of Long");
  }
}
