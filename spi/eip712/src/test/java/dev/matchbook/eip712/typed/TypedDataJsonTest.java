package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JSON of typed data may be, and with which words it is refused. */
class TypedDataJsonTest {
  private static final String TYPES =
      """
      "types":{"A":[{"name":"x","type":"uint256"},{"name":"b","type":"B[]"}],\
      "B":[{"name":"s","type":"string"}]}""";
  private static final String PRIMARY = "\"primaryType\":\"A\"";
  private static final String DOMAIN = "\"domain\":{\"name\":\"D\"}";
  private static final String MESSAGE = "\"message\":{\"x\":1,\"b\":[{\"s\":\"\"}]}";
  private static final String ALL = "{" + String.join(",", TYPES, PRIMARY, DOMAIN, MESSAGE) + "}";

  private final TypedDataJson reader = new TypedDataJson();

  @Test
  void orderOfKeysAndWhiteSpaceChangeNothing() throws TypedDataException {
    byte[] digest = reader.read(ALL).digest();
    String other = " {\n" + String.join(" , ", MESSAGE, DOMAIN, PRIMARY, TYPES) + "}\r\n";
    assertThat(reader.read(other).digest()).isEqualTo(digest);
    byte[] bytes = ("xx" + ALL + "yy").getBytes(StandardCharsets.UTF_8);
    assertThat(reader.read(bytes, 2, bytes.length - 4).digest()).isEqualTo(digest);
  }

  @Test
  void everythingReadIsOffered() throws TypedDataException {
    TypedData data = reader.read(ALL);
    assertThat(data.primaryType()).isEqualTo("A");
    assertThat(data.domain()).isEqualTo(Map.of("name", "D"));
    assertThat(data.message()).containsEntry("x", BigInteger.ONE).containsKey("b");
    assertThat(data.types().encodeType("A")).isEqualTo("A(uint256 x,B[] b)B(string s)");
    assertThat(data.domainSeparator())
        .isEqualTo(new Domain("D", null, null, null, null).separator());
    assertThat(data.signature()).isEmpty();
    assertThat(data.digest())
        .isEqualTo(TypedData.digest(data.domainSeparator(), data.structHash()));
    data.digest()[0]++;
    assertThat(data.digest()).isEqualTo(reader.read(ALL).digest());
    assertThatThrownBy(() -> data.message().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void signatureIsRawTextAndNoPartOfTheDigest() throws TypedDataException {
    TypedData signed = reader.read(with("\"signature\":\"any \\u0000\""));
    assertThat(signed.signature()).contains("any \u0000");
    assertThat(signed.digest()).isEqualTo(reader.read(ALL).digest());
  }

  private static String with(String more) {
    return ALL.substring(0, ALL.length() - 1) + "," + more + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"signature\":1;signature: not a text",
        "\"signature\":null;signature: not a text",
        "\"extra\":1;extra: not a key of typed data",
        "\"\\u00e9\\n\":1;??: not a key of typed data",
        "\"domain\":{};domain: given twice",
        "\"z\":{\"a\":[{\"b\":1,\"b\":1}]};z.a[0].b: given twice",
        "\"z\":[1.0];z[0]: a number with a fraction or an exponent",
        "\"z\":1e3;z: a number with a fraction or an exponent"
      })
  void whatStandsBesideIsRefused(String more, String reason) {
    assertRefused(with(more), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1;1.0;message.x: a number with a fraction or an exponent",
        "1;10E-1;message.x: a number with a fraction or an exponent",
        "1;-1;message.x: out of the range of uint256",
        "1;null;message.x: uint256 expected, null found",
        "1;true;message.x: uint256 expected, a boolean found",
        "1;\"0x\";message.x: not an integer in decimal digits or 0x and hex digits",
        "1;{};message.x: uint256 expected, an object found",
        "{\"s\":\"\"};[];message.b[0]: B expected, an array found",
        "{\"s\":\"\"};null;message.b[0]: B expected, null found",
        "{\"s\":\"\"};{};message.b[0].s: missing",
        "{\"s\":\"\"};{\"s\":\"\",\"t\":\"\"};message.b[0].t: not a member of B",
        "{\"s\":\"\"};{\"s\":\"\\ud800\"};"
            + "message.b[0].s: a surrogate without its other half at char 0",
        "\"name\":\"D\";\"name\":1;domain.name: string expected, a number found",
        "\"name\":\"D\";\"title\":\"D\";domain.title: not a member of EIP712Domain",
        "\"primaryType\":\"A\";\"primaryType\":\"C\";primaryType: no type C",
        "\"primaryType\":\"A\";\"primaryType\":1;primaryType: not a text",
        "\"primaryType\":\"A\",;``;primaryType: missing",
        "\"domain\":{\"name\":\"D\"};\"domain\":[];domain: not an object",
        "\"domain\":{\"name\":\"D\"},;``;domain: missing",
        "\"message\";\"signature\";message: missing",
        "\"type\":\"string\";\"type\":\"str\";types.B.s: no type str",
        "\"type\":\"string\";\"type\":1;"
            + "types.B[0]: not an object of name and type, both texts",
        "\"type\":\"string\";\"kind\":\"string\";"
            + "types.B[0]: not an object of name and type, both texts",
        "\"type\":\"string\";\"type\":\"string\",\"a\":1;"
            + "types.B[0]: not an object of name and type, both texts",
        "[{\"name\":\"s\",\"type\":\"string\"}];{};types.B: not an array of members"
      })
  void whatIsWrongIsRefusedByItsPath(String old, String now, String reason) {
    assertThat(ALL).contains(old);
    int at = ALL.indexOf(old, old.equals("1") ? ALL.indexOf("\"x\":1") : 0);
    assertRefused(ALL.substring(0, at) + now + ALL.substring(at + old.length()), reason);
  }

  private void assertRefused(String json, String reason) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.read(json))
        .isInstanceOf(TypedDataException.class)
        .hasMessage(reason);
    assertThatThrownBy(() -> reader.read(utf8))
        .isInstanceOf(TypedDataException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"\"",
        "{",
        "{}",
        "{}x",
        "{} {}",
        "{\"types\"",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":\"\n\"}",
        "/**/{}",
        "\uFEFF{}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":-}",
        "\u0000"
      })
  void whatIsNoJsonObjectOfTypedDataIsRefused(String json) {
    assertThatThrownBy(() -> reader.read(json)).isInstanceOf(TypedDataException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[][] wrong = {
      ALL.getBytes(StandardCharsets.UTF_16),
      ALL.getBytes(StandardCharsets.UTF_16LE),
      with("\"signature\":\"é\"").getBytes(StandardCharsets.ISO_8859_1),
      with("\"signature\":\"@\"").replace('@', '\u00ed').getBytes(StandardCharsets.ISO_8859_1),
      {(byte) 0xFF}
    };
    for (byte[] bytes : wrong) {
      assertThatThrownBy(() -> reader.read(bytes)).isInstanceOf(TypedDataException.class);
    }
  }

  @Test
  void domainSignedAloneHasNoMessage() {
    String alone = "{\"types\":{},\"primaryType\":\"EIP712Domain\",\"domain\":{},\"message\":";
    assertRefused(alone + "{\"a\":1}}", "message: not empty, though only the domain is signed");
    assertRefused(alone + "null}", "message: not an object");
  }

  @Test
  void hugeAndDeepInputIsRefused() {
    String deep = "{\"message\":";
    for (String open : new String[] {"[", "{\"a\":"}) {
      String json = deep + open.repeat(150_000);
      assertThatThrownBy(() -> reader.read(json))
          .isInstanceOf(TypedDataException.class)
          .hasMessageContaining("nested deeper than 65");
    }
    assertThatThrownBy(() -> reader.read(" ".repeat((1 << 20) + 1)))
        .isInstanceOf(TypedDataException.class)
        .hasMessage("more than 1048576 bytes");
    assertRefused(
        with("\"z\":" + "9".repeat(500_000)), "z: an integer of more than 128 characters");
    assertRefused(
        ALL.replace("[{\"s\":\"\"}]", "[" + "{},".repeat(20_000) + "{}]"),
        "message.b: more than 16384 elements");
    assertRefused(
        ALL.replace("{\"s\":\"\"}", "{\"s\":\"" + "s".repeat(300_000) + "\"}"),
        "message.b[0].s: more than 262144 bytes");
    assertRefused(
        ALL.replace("uint256", "uint256" + "[]".repeat(100_000)),
        "types.A: more than 32768 characters");
  }

  @Test
  void valuesMayBeAsDeepAsTheLimit() throws TypedDataException {
    String types = "{\"types\":{\"A\":[{\"name\":\"a\",\"type\":\"A\"}]},\"primaryType\":\"A\",";
    String start = types + "\"domain\":{},\"message\":";
    String open = "{\"a\":";
    assertThat(reader.read(start + open.repeat(64) + "null" + "}".repeat(65)).digest()).hasSize(32);
    assertThatThrownBy(() -> reader.read(start + open.repeat(65) + "null" + "}".repeat(66)))
        .isInstanceOf(TypedDataException.class)
        .hasMessageContaining("nested deeper than");
  }

  @Test
  void randomTextIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertThatThrownBy(() -> reader.read(bytes)).isInstanceOf(TypedDataException.class);
    }
  }
}
