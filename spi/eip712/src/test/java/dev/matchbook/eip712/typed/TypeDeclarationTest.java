package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which types are taken, and how they are written. */
class TypeDeclarationTest {
  private static final TypedDataLimits SMALL = new TypedDataLimits(1000, 2, 3, 60, 2, 4, 10, 20);

  @Test
  void referredTypesFollowInTheOrderOfTheirNames() {
    TypedDataTypes types =
        Samples.types("A(Z z,C[] c)", "Z(B[2][] b)", "C(uint8 a)", "B(bool a)", "Unused(A a)");
    assertThat(types.encodeType("A")).isEqualTo("A(Z z,C[] c)B(bool a)C(uint8 a)Z(B[2][] b)");
    assertThat(types.encodeType("Z")).isEqualTo("Z(B[2][] b)B(bool a)");
  }

  @Test
  void capitalsComeBeforeSmallLettersAndDigitsBeforeBoth() {
    TypedDataTypes types = Samples.types("M(a x,B y,A1 z,Aa w)", "a()", "B()", "A1()", "Aa()");
    assertThat(types.encodeType("M")).isEqualTo("M(a x,B y,A1 z,Aa w)A1()Aa()B()a()");
  }

  @Test
  void recursiveTypeStandsInItsTextOnce() {
    TypedDataTypes types = Samples.types("P(P mother,Q[] q)", "Q(P p)");
    assertThat(types.encodeType("P")).isEqualTo("P(P mother,Q[] q)Q(P p)");
  }

  @Test
  void everyAtomicTypeIsKnown() {
    for (int bits = 8; bits <= 256; bits += 8) {
      Samples.types("A(int" + bits + " a,uint" + bits + "[] b)");
    }
    for (int size = 1; size <= 32; size++) {
      Samples.types("A(bytes" + size + " a)");
    }
    Samples.types("A(bool a,address b,string c,bytes d)");
  }

  @Test
  void shortNamesOfIntegersAreKeptInTheText() throws TypedDataException {
    TypedDataTypes types = Samples.types("A(uint a,int b)");
    assertThat(types.encodeType("A")).isEqualTo("A(uint a,int b)");
    String most = "0x" + "f".repeat(64);
    types.hashStruct("A", Samples.struct("a", most, "b", -1));
    assertRefused(types, "b", Samples.struct("a", 1, "b", most));
    assertRefused(types, "a", Samples.struct("a", most + "0", "b", 1));
  }

  private static void assertRefused(TypedDataTypes types, String path, Map<String, Object> value) {
    assertThatThrownBy(() -> types.hashStruct("A", value))
        .isInstanceOfSatisfying(
            TypedDataException.class, e -> assertThat(e.path()).isEqualTo(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uint7",
        "uint0",
        "uint08",
        "uint264",
        "int257",
        "bytes0",
        "bytes33",
        "bytes01",
        "bool8",
        "Uint8",
        "byte",
        "fixed",
        "function",
        "B",
        "",
        " uint8",
        "uint8 ",
        "uint8[",
        "uint8]",
        "uint8[]]",
        "uint8[[]]",
        "uint8[-1]",
        "uint8[0]",
        "uint8[01]",
        "uint8[x]",
        "uint8[1 ]",
        "uint8[]x",
        "[]",
        "uint8[99999999999999999999]",
        "uint8[16385]",
        "A[][",
        "mapping(A=>A)"
      })
  void typeOfMemberThatIsNoneIsRefused(String type) {
    assertThatThrownBy(() -> TypedDataTypes.of(Map.of("A", List.of(new Member(type, "amount")))))
        .isInstanceOf(TypedDataException.class)
        .hasMessageStartingWith("types.A.amount: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1A", "A B", "A(", "A)", "A,", "A[", "A[]", "A-B", "Ä", "A\u0000", ":A", "A:", "bool",
        "string", "address", "bytes", "bytes32", "bytes99", "uint", "uint8", "uint7", "int", "int1"
      })
  void nameThatNoTypeMayHaveIsRefused(String name) {
    assertThatThrownBy(() -> TypedDataTypes.of(Map.of(name, List.of())))
        .isInstanceOf(TypedDataException.class)
        .hasMessageStartingWith("types.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a(", "a)", "a,b", "a[", "a-b", "é", "a:b", "a.b"})
  void nameThatNoMemberMayHaveIsRefused(String name) {
    assertThatThrownBy(() -> TypedDataTypes.of(Map.of("A", List.of(new Member("bool", name)))))
        .isInstanceOf(TypedDataException.class)
        .hasMessageEndingWith(": not an identifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "_", "$a", "a1", "Boolean", "uint8x", "stringy", "Hyper:Send", "é1"})
  void namesAreIdentifiersOfAsciiAndColonsInside(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    assertThat(TypeNames.isTypeName(name)).isEqualTo(ascii);
    assertThat(TypeNames.isReserved(name)).isFalse();
  }

  @Test
  void memberDeclaredTwiceIsRefused() {
    assertRefused(TypedDataLimits.DEFAULT, "types.A.x: declared twice", "A(bool x,uint8 x)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "A();B();C();types: more than 2 types",
        "A(bool a,bool b,bool c,bool d);B();;types.A: more than 3 members",
        "A(bool aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa);;;"
            + "types.A: more than 60 characters",
        "A(B aaaaaaaaaaaaaaaaaaaaa);B(bool aaaaaaaaaaaaaaaaaaaaaaaaaaa);;"
            + "types.A: more than 60 characters",
        "A(bool[][][] a);;;types.A.a: arrays nested deeper than 2",
        "A(bool[5] a);;;types.A.a: an array size of 5 is not from 1 to 4"
      })
  void limitsOfTypesHold(String first, String second, String third, String reason) {
    String[] types =
        Stream.of(first, second, third).filter(Objects::nonNull).toArray(String[]::new);
    assertRefused(SMALL, reason, types);
  }

  private static void assertRefused(TypedDataLimits limits, String reason, String... types) {
    assertThatThrownBy(() -> TypedDataTypes.of(Samples.declare(types), limits))
        .isInstanceOf(TypedDataException.class)
        .hasMessage(reason);
  }

  @Test
  void typesDoNotChangeWithWhatTheyWereMadeOf() throws TypedDataException {
    Map<String, List<Member>> declared = new HashMap<>(Samples.declare("A(bool a)"));
    TypedDataTypes types = TypedDataTypes.of(declared);
    declared.clear();
    types.typeHash("A")[0]++;
    assertThat(types.typeHash("A")).isEqualTo(Samples.types("A(bool a)").typeHash("A"));
    assertThat(types.declarations()).isEqualTo(Samples.declare("A(bool a)"));
  }

  @Test
  void everyTypeMayReferToEveryOther() throws TypedDataException {
    TypedDataLimits limits = new TypedDataLimits(1000, 128, 128, 1 << 20, 9, 9, 9, 9);
    Map<String, List<Member>> declared = new HashMap<>();
    for (int i = 0; i < 128; i++) {
      List<Member> members = new ArrayList<>();
      for (int m = 0; m < 128; m++) {
        members.add(new Member("T" + m, "m" + m));
      }
      declared.put("T" + i, members);
    }
    TypedDataTypes types = TypedDataTypes.of(declared, limits);
    assertThat(types.encodeType("T7")).startsWith("T7(T0 m0,").contains(")T0(", ")T99(T0 m0,");
  }

  @Test
  void unknownTypeIsMisuse() {
    assertThatThrownBy(() -> Samples.mail().hashStruct("Letter", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("type: no Letter");
  }

  @Test
  void limitThatCannotBeHeldIsMisuse() {
    assertThatThrownBy(() -> new TypedDataLimits(1, 1, 1, 1, 257, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxDepth: ");
    assertThatThrownBy(() -> new TypedDataLimits(0, 1, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxInputBytes: ");
  }
}
