package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
  private static final String SALT = "0x" + "Ab".repeat(32);

  @Test
  void everyChoiceOfFieldsHasTheSeparatorOfItsType() {
    for (int chosen = 0; chosen < 32; chosen++) {
      Domain domain =
          new Domain(
              (chosen & 1) == 0 ? null : "Matchbook",
              (chosen & 2) == 0 ? null : "1",
              (chosen & 4) == 0 ? null : BigInteger.TEN,
              (chosen & 8) == 0 ? null : Samples.CONTRACT,
              (chosen & 16) == 0 ? null : SALT);
      assertThat(domain.members()).hasSize(Integer.bitCount(chosen));
      ReferenceEncoder reference = new ReferenceEncoder(Map.of(Domain.TYPE, domain.members()));
      assertThat(domain.separator()).isEqualTo(reference.hashStruct(Domain.TYPE, domain.values()));
    }
  }

  @Test
  void domainsThatAreEqualDoNotDifferInCase() {
    Domain lower = Domain.of("a", "1", 1, Samples.CONTRACT.toLowerCase(Locale.ROOT));
    assertThat(lower).isEqualTo(Domain.of("a", "1", 1, Samples.CONTRACT));
  }

  @ParameterizedTest
  @CsvSource({"-1,,,chainId", ",0x00,,verifyingContract", ",,0x00,salt", ",,,name"})
  void fieldThatIsWrongIsMisuseAndNamed(
      BigInteger chainId, String contract, String salt, String field) {
    String name = field.equals("name") ? "\ud800" : "a";
    assertThatThrownBy(() -> new Domain(name, null, chainId, contract, salt))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @Test
  void declaredDomainHasExactlyItsFields() throws TypedDataException {
    TypedDataTypes types = Samples.types("EIP712Domain(string name,string app)", "A(bool x)");
    Map<String, Object> message = Samples.struct("x", true);
    TypedData.of(types, "A", Samples.struct("name", "a", "app", "b"), message);
    assertRefused(types, Samples.struct("name", "a"), "domain.app: missing");
    assertRefused(
        types,
        Samples.struct("name", "a", "app", "b", "version", "1"),
        "domain.version: not a member of EIP712Domain");
  }

  @Test
  void undeclaredDomainHasStandardFieldsOnly() {
    TypedDataTypes types = Samples.types("A(bool x)");
    assertRefused(
        types, Samples.struct("name", "a", "app", "b"), "domain.app: not a member of EIP712Domain");
    assertRefused(types, Samples.struct("name", null), "domain.name: string expected, null found");
    assertRefused(
        types, Samples.struct("chainId", -1), "domain.chainId: out of the range of uint256");
  }

  private static void assertRefused(
      TypedDataTypes types, Map<String, Object> domain, String reason) {
    assertThatThrownBy(() -> TypedData.of(types, "A", domain, Samples.struct("x", true)))
        .isInstanceOf(TypedDataException.class)
        .hasMessage(reason);
  }
}
