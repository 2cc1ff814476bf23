package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One value of each kind: what word it has, or why it is refused. */
class ValueTest {
  private static final String ADDRESS = "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826";
  private static final byte[] ADDRESS_BYTES =
      HexFormat.of().parseHex("cd2a3d9f938e13cd947ec05abc7fe734df8dd826");
  private static final BigInteger TWO_255 = BigInteger.ONE.shiftLeft(255);

  static Stream<Arguments> words() {
    String zeros = "0".repeat(64);
    String address = "0".repeat(24) + "cd2a3d9f938e13cd947ec05abc7fe734df8dd826";
    return Stream.of(
        arguments("bool", true, zeros.substring(1) + "1"),
        arguments("bool", false, zeros),
        arguments("uint8", 255, zeros.substring(2) + "ff"),
        arguments("uint8", (short) 7, zeros.substring(1) + "7"),
        arguments("uint8", "0xFf", zeros.substring(2) + "ff"),
        arguments("uint8", "-0", zeros),
        arguments("int8", -128, "f".repeat(62) + "80"),
        arguments("int8", "-0x80", "f".repeat(62) + "80"),
        arguments("int8", (byte) -1, "f".repeat(64)),
        arguments("int64", Long.MIN_VALUE, "f".repeat(48) + "8" + "0".repeat(15)),
        arguments("uint64", "18446744073709551615", "0".repeat(48) + "f".repeat(16)),
        arguments("int72", "-9223372036854775809", "f".repeat(48) + "7" + "f".repeat(15)),
        arguments("int256", TWO_255.negate(), "8" + "0".repeat(63)),
        arguments("int256", TWO_255.subtract(BigInteger.ONE), "7" + "f".repeat(63)),
        arguments("uint256", TWO_255.add(TWO_255).subtract(BigInteger.ONE), "f".repeat(64)),
        arguments("uint256", "0x" + "0".repeat(60) + "1", zeros.substring(1) + "1"),
        arguments("uint256", "0".repeat(100) + "9", zeros.substring(1) + "9"),
        arguments("bytes1", "0xAb", "ab" + zeros.substring(2)),
        arguments("bytes3", new byte[] {1, 2, 3}, "010203" + zeros.substring(6)),
        arguments("bytes32", "0x" + "5a".repeat(32), "5a".repeat(32)),
        arguments("address", ADDRESS, address),
        arguments("address", ADDRESS_BYTES, address),
        arguments("address", ADDRESS.replace("CD2a", "cD2A"), address),
        arguments("string", "", keccak("")),
        arguments("string", "é\u20ac\ud83d\ude80", keccak("c3a9e282acf09f9a80")),
        arguments("bytes", "0x", keccak("")),
        arguments("bytes", new byte[] {0, 1}, keccak("0001")),
        arguments("bytes", "0x0001", keccak("0001")),
        arguments("uint8[]", List.of(), keccak("")),
        arguments("uint8[2]", new int[] {1, 2}, keccak(word(1) + word(2))),
        arguments("int16[]", new long[] {3}, keccak(word(3))),
        arguments("bool[]", new boolean[] {true}, keccak(word(1))),
        arguments("uint8[1][]", new Object[] {List.of("1")}, keccak(keccak(word(1)))),
        arguments("bytes2[]", List.of("0x0102"), keccak("0102" + zeros.substring(4))),
        arguments("string[]", List.of("a"), keccak(keccak("61"))));
  }

  private static String word(int value) {
    return "%064x".formatted(value);
  }

  private static String keccak(String hex) {
    return HexFormat.of().formatHex(ReferenceEncoder.keccak(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void valueHasItsWord(String type, Object value, String word) throws TypedDataException {
    TypedDataTypes types = Samples.types("A(" + type + " x)");
    byte[] data = types.encodeData("A", Samples.struct("x", value));
    assertThat(data).hasSize(64).startsWith(types.typeHash("A"));
    assertThat(HexFormat.of().formatHex(data, 32, 64)).isEqualTo(word);
    Map<String, Object> canonical = types.canonical("A", Samples.struct("x", value));
    assertThat(types.encodeData("A", canonical)).isEqualTo(data);
    assertThat(types.canonical("A", canonical)).isEqualTo(canonical);
  }

  static Stream<Arguments> atomicWords() {
    return words().filter(word -> TypeNames.atomic((String) word.get()[0]) != null);
  }

  @ParameterizedTest
  @MethodSource("atomicWords")
  void wordIsWrittenWhole(String type, Object value, String word) throws TypedDataException {
    FieldType atomic = TypeNames.atomic(type);
    byte[] dirty = new byte[48];
    Arrays.fill(dirty, (byte) 0x77);
    atomic.encode(value, dirty, 8, new Encoding(TypedDataLimits.DEFAULT, ""));
    assertThat(HexFormat.of().formatHex(dirty)).isEqualTo("77".repeat(8) + word + "77".repeat(8));
  }

  static Stream<Arguments> refused() {
    List<Object> cyclic = new ArrayList<>();
    cyclic.add(cyclic);
    return Stream.of(
        arguments("bool", "true", "x", "bool expected, text found"),
        arguments("bool", 1, "x", "bool expected, a number found"),
        arguments("bool", null, "x", "bool expected, null found"),
        arguments("uint8", 256, "x", "out of the range of uint8"),
        arguments("uint8", -1, "x", "out of the range of uint8"),
        arguments("uint8", "-1", "x", "out of the range of uint8"),
        arguments("uint64", -1L, "x", "out of the range of uint64"),
        arguments("uint64", "18446744073709551616", "x", "out of the range of uint64"),
        arguments("uint72", "-9999999999999999999999", "x", "out of the range of uint72"),
        arguments("uint256", TWO_255.shiftLeft(1), "x", "out of the range of uint256"),
        arguments("int8", 128, "x", "out of the range of int8"),
        arguments("int8", -129, "x", "out of the range of int8"),
        arguments("int8", "0x80", "x", "out of the range of int8"),
        arguments("int64", "9223372036854775808", "x", "out of the range of int64"),
        arguments("int256", TWO_255, "x", "out of the range of int256"),
        arguments("int256", TWO_255.not().subtract(BigInteger.ONE), "x", "range of int256"),
        arguments("uint8", 1.0, "x", "uint8 expected, a number found"),
        arguments("uint8", BigDecimal.ONE, "x", "uint8 expected, a number found"),
        arguments("uint8", 'a', "x", "uint8 expected, java.lang.Character found"),
        arguments("uint8", true, "x", "uint8 expected, a boolean found"),
        arguments("uint8", "", "x", "not an integer"),
        arguments("uint8", "0x", "x", "not an integer"),
        arguments("uint8", "-", "x", "not an integer"),
        arguments("uint8", "+1", "x", "not an integer"),
        arguments("uint8", "--1", "x", "not an integer"),
        arguments("uint8", "1.0", "x", "not an integer"),
        arguments("uint8", "1e1", "x", "not an integer"),
        arguments("uint8", " 1", "x", "not an integer"),
        arguments("uint8", "1f", "x", "not an integer"),
        arguments("uint8", "0X1", "x", "not an integer"),
        arguments("uint8", "0x-1", "x", "not an integer"),
        arguments("uint8", "\u0661", "x", "not an integer"),
        arguments("uint8", "0".repeat(129), "x", "more than 128 characters"),
        arguments("bytes2", "0x01", "x", "2 bytes expected, 1 found"),
        arguments("bytes2", "0x010203", "x", "2 bytes expected, 3 found"),
        arguments("bytes2", "0x012", "x", "two hex digits a byte"),
        arguments("bytes2", "0102", "x", "two hex digits a byte"),
        arguments("bytes2", "0X0102", "x", "two hex digits a byte"),
        arguments("bytes2", "", "x", "two hex digits a byte"),
        arguments("bytes2", "0x010g", "x", "not all hex digits"),
        arguments("bytes2", "0x01\u0660\u0661", "x", "not all hex digits"),
        arguments("bytes2", new byte[3], "x", "2 bytes expected, 3 found"),
        arguments("bytes2", 258, "x", "bytes2 expected, a number found"),
        arguments("bytes2", List.of(1, 2), "x", "bytes2 expected, an array found"),
        arguments("address", ADDRESS + "00", "x", "20 bytes expected, 21 found"),
        arguments("address", "0x0", "x", "two hex digits a byte"),
        arguments("address", ADDRESS_BYTES.length, "x", "address expected, a number found"),
        arguments("bytes", "0xzz", "x", "not all hex digits"),
        arguments("bytes", "hello!", "x", "two hex digits a byte"),
        arguments("bytes", 1, "x", "bytes expected, a number found"),
        arguments("string", 1, "x", "string expected, a number found"),
        arguments("string", new byte[0], "x", "string expected, bytes found"),
        arguments("string", "a\ud800", "x", "without its other half at char 1"),
        arguments("string", "\udc00\ud800", "x", "without its other half at char 0"),
        arguments("string", "\ud800\ud800\udc00", "x", "without its other half at char 0"),
        arguments("uint8[]", 1, "x", "uint8[] expected, a number found"),
        arguments("uint8[]", null, "x", "uint8[] expected, null found"),
        arguments("uint8[]", new byte[] {1}, "x", "uint8[] expected, bytes found"),
        arguments("uint8[]", new double[] {1}, "x[0]", "uint8 expected, a number found"),
        arguments("uint8[]", Map.of(), "x", "uint8[] expected, an object found"),
        arguments("uint8[]", Arrays.asList(1, null), "x[1]", "uint8 expected, null found"),
        arguments("uint8[2]", List.of(1), "x", "2 elements expected, 1 found"),
        arguments("uint8[2]", List.of(1, 2, 3), "x", "2 elements expected, 3 found"),
        arguments("uint8[][2]", List.of(List.of(1), 2), "x[1]", "uint8[] expected"),
        arguments("uint8[][2]", List.of(List.of(1), List.of(256)), "x[1][0]", "out of the range"),
        arguments("uint8[]", cyclic, "x[0]", "uint8 expected, an array found"),
        arguments("uint8[]", Collections.nCopies(16_385, 1), "x", "more than 16384 elements"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void valueThatIsNoneOfItsTypeIsRefused(String type, Object value, String path, String reason) {
    TypedDataTypes types = Samples.types("A(" + type + " x)");
    assertRefused(types, Samples.struct("x", value), path, reason);
  }

  private static void assertRefused(
      TypedDataTypes types, Map<String, ?> value, String path, String reason) {
    assertThatThrownBy(() -> types.hashStruct("A", value))
        .isInstanceOfSatisfying(TypedDataException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(reason);
  }

  @Test
  void missingAndExtraMembersAreRefusedByName() {
    TypedDataTypes types = Samples.types("A(uint8 x,B b)", "B(bool y)");
    Map<String, Object> b = Samples.struct("y", true);
    assertRefused(types, Samples.struct("b", b), "x", "missing");
    assertRefused(types, Samples.struct("x", 1), "b", "missing");
    assertRefused(types, Samples.struct("x", 1, "b", Samples.struct()), "b.y", "missing");
    assertRefused(types, Samples.struct("x", 1, "b", b, "c", 1), "c", "not a member of A");
    assertRefused(
        types,
        Samples.struct("x", 1, "b", Samples.struct("y", true, "z\n", 1)),
        "b.z?",
        "not a member of B");
    assertRefused(types, Samples.struct("X", 1, "b", b), "x", "missing");
    assertRefused(types, Samples.struct("x", 1, "b", null), "b", "B expected, null found");
    assertRefused(types, Samples.struct("x", 1, "b", List.of()), "b", "an array found");
  }

  @Test
  void keysThatAreNotTextsAreRefused() {
    TypedDataTypes types = Samples.types("A(bool x)");
    TreeMap<Integer, Object> numbered = new TreeMap<>(Map.of(1, true));
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Object> value = (Map) numbered;
    assertThatThrownBy(() -> types.hashStruct("A", value)).isInstanceOf(TypedDataException.class);
  }

  @Test
  void nullEndsACircleOfStructsAndNothingElse() throws TypedDataException {
    TypedDataTypes types = Samples.types("A(uint8 x,A next)");
    Map<String, Object> end = Samples.struct("x", 2, "next", null);
    byte[] data = types.encodeData("A", end);
    assertThat(Arrays.copyOfRange(data, 64, 96)).containsOnly(0);
    assertThat(types.canonical("A", end)).containsEntry("next", null);
    assertThat(types.hashStruct("A", Samples.struct("x", 1, "next", end)))
        .isEqualTo(
            new ReferenceEncoder(types.declarations())
                .hashStruct("A", Samples.struct("x", BigInteger.ONE, "next", end(2))));
    assertThat(types.hashStruct("A", Samples.struct("x", 2))).isEqualTo(types.hashStruct("A", end));
    assertRefused(types, Samples.struct("x", 2, "y", 1), "y", "not a member of A");
    assertRefused(
        Samples.types("A(A[] next)"),
        Samples.struct("next", Collections.singletonList(null)),
        "next[0]",
        "A expected, null found");
    assertRefused(
        Samples.types("A(B b)", "B(B next)"), Samples.struct("b", null), "b", "null found");
  }

  private static Map<String, Object> end(int x) {
    return Samples.struct("x", BigInteger.valueOf(x), "next", null);
  }

  @Test
  void whatIsNestedTooDeepIsRefusedAndNotAnOverflow() {
    Map<String, Object> chain = Samples.struct("next", null);
    for (int i = 0; i < 100_000; i++) {
      chain = Samples.struct("next", chain);
    }
    Map<String, Object> circle = Samples.struct("next", null);
    circle.put("next", circle);
    TypedDataTypes types = Samples.types("A(A next)");
    for (Map<String, Object> value : List.of(chain, circle)) {
      assertThatThrownBy(() -> types.hashStruct("A", value))
          .isInstanceOf(TypedDataException.class)
          .hasMessageContaining("nested deeper than 64");
    }
  }

  @Test
  void limitsOfValuesHold() throws TypedDataException {
    TypedDataLimits limits = new TypedDataLimits(1000, 9, 9, 99, 9, 4, 6, 5);
    TypedDataTypes types =
        TypedDataTypes.of(Samples.declare("A(string s,bytes b,uint8[] u)"), limits);
    types.hashStruct("A", Samples.struct("s", "12345", "b", "0x0102030405", "u", List.of(1, 2, 3)));
    Object[][] tooMuch = {
      {"123456", "0x", List.of()},
      {"\u20ac\u20ac", "0x", List.of()},
      {"", "0x010203040506", List.of()},
      {"", new byte[6], List.of()},
      {"", "0x", List.of(1, 2, 3, 4, 5)},
      {"", "0x", List.of(1, 2, 3, 4)}
    };
    for (Object[] value : tooMuch) {
      Map<String, Object> struct = Samples.struct("s", value[0], "b", value[1], "u", value[2]);
      assertThatThrownBy(() -> types.hashStruct("A", struct))
          .isInstanceOf(TypedDataException.class)
          .hasMessageContaining("more than");
    }
  }
}
