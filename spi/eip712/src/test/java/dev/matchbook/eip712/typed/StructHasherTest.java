package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructHasherTest {
  private static final Map<String, Object> ORDER =
      Samples.struct("maker", Samples.CONTRACT, "symbol", "BTC-USD", "qty", 5L, "side", 1);

  private final TypedDataTypes types =
      Samples.types("Order(address maker,string symbol,uint256 qty,uint8 side)", "A(A a,bool b)");
  private final StructHasher hasher = types.hasher("Order");

  @Test
  void valuesByPositionHashAsValuesByName() throws TypedDataException {
    byte[] expected = types.hashStruct("Order", ORDER);
    for (int i = 0; i < 3; i++) {
      assertThat(hasher.hash(Samples.CONTRACT, "BTC-USD", 5, BigInteger.ONE)).isEqualTo(expected);
      hasher.set(hasher.indexOf("side"), 1).set(0, Samples.CONTRACT).set(1, "BTC-USD").set(2, 5);
      byte[] hash = new byte[40];
      hasher.hash(hash, 8);
      assertThat(hash).endsWith(expected).startsWith(new byte[8]);
    }
  }

  @Test
  void digestIsThatOfTypedData() throws TypedDataException {
    TypedData data = TypedData.of(types, "Order", Samples.MAIL_DOMAIN, ORDER);
    byte[] digest = new byte[32];
    hasher.set(0, Samples.CONTRACT).set(1, "BTC-USD").set(2, 5).set(3, 1);
    hasher.digest(data.domainSeparator(), digest, 0);
    assertThat(digest).isEqualTo(data.digest());
  }

  @Test
  void nothingOfTheLastHashIsTakenAgain() throws TypedDataException {
    hasher.hash(Samples.CONTRACT, "BTC-USD", 5, 1);
    hasher.set(0, Samples.CONTRACT).set(2, 5).set(3, 1);
    assertRefused(() -> hasher.hash(new byte[32], 0), "symbol: missing");
    hasher.set(1, "BTC-USD");
    assertRefused(() -> hasher.hash(new byte[32], 0), "maker: missing");
  }

  @Test
  void memberIsMissingAfterItsValueWasRefused() throws TypedDataException {
    hasher.set(0, Samples.CONTRACT).set(1, "BTC-USD").set(2, 5).set(3, 1);
    assertRefused(() -> hasher.set(3, 256), "side: out of the range of uint8");
    assertRefused(() -> hasher.hash(new byte[32], 0), "side: missing");
  }

  @Test
  void memberMayBeSetTwice() throws TypedDataException {
    hasher.set(0, Samples.CONTRACT).set(1, "?").set(2, -0).set(3, 1).set(1, "BTC-USD").set(2, 5);
    byte[] hash = new byte[32];
    hasher.hash(hash, 0);
    assertThat(hash).isEqualTo(types.hashStruct("Order", ORDER));
  }

  @Test
  void wrongValuesAreRefusedByName() {
    assertRefused(() -> hasher.set(0, 5), "maker: address expected, a number found");
    assertRefused(() -> hasher.set(2, -1), "qty: out of the range of uint256");
    assertRefused(() -> hasher.set(2, List.of()), "qty: uint256 expected, an array found");
    assertRefused(() -> hasher.hash(Samples.CONTRACT, "a", 1), "side: missing");
    assertRefused(
        () -> hasher.hash(Samples.CONTRACT, "a", 1, 1, 1), "more values than Order has members");
  }

  private interface Step {
    void run() throws TypedDataException;
  }

  private static void assertRefused(Step step, String reason) {
    assertThatThrownBy(step::run).isInstanceOf(TypedDataException.class).hasMessage(reason);
  }

  @Test
  void structsCanBeMembersToo() throws TypedDataException {
    Map<String, Object> end = Samples.struct("a", null, "b", true);
    StructHasher nested = types.hasher("A");
    assertThat(nested.hash(end, false))
        .isEqualTo(types.hashStruct("A", Samples.struct("a", end, "b", false)));
    assertThat(nested.hash(null, true)).isEqualTo(types.hashStruct("A", end));
  }

  @Test
  void misuseNamesTheParameter() {
    assertThatThrownBy(() -> hasher.indexOf("price"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("member: ");
    assertThatThrownBy(() -> hasher.set(4, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> hasher.digest(new byte[31], new byte[32], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("separator: ");
    assertThatThrownBy(() -> TypedData.digest(new byte[32], new byte[33]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("structHash: ");
  }
}
