package dev.matchbook.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.matchbook.core.MarketStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that commands share, RULEBOOK §2: symbols, texts, times, decimals. */
class ShapeTest {

  static List<Consumer<String>> commandsWithASymbol() {
    return List.of(
        symbol -> AddMarket.of(symbol, "1", "1"),
        symbol -> NewOrderTest.order(draft -> draft.symbol = symbol),
        symbol -> new MassCancel(0, "ann", symbol, null),
        symbol -> new SetStatus(0, symbol, MarketStatus.OPEN),
        symbol -> new SetMark(0, symbol, BigDecimal.ONE),
        symbol -> new QueryDepth(0, symbol, 1));
  }

  @ParameterizedTest
  @MethodSource("commandsWithASymbol")
  void symbolIsOneTo32OfItsCharacters(Consumer<String> command) {
    for (String good : List.of("A", "azAZ09.-_/:", "x".repeat(32))) {
      assertThatCode(() -> command.accept(good)).doesNotThrowAnyException();
    }
    for (String bad : List.of("", "x".repeat(33), "A B", "A,B", "A;B", "A@B", "A[B", "A`B", "Ä")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> command.accept(bad))
          .withMessageStartingWith("symbol:");
    }
  }

  @Test
  void everyAsciiCharacterIsInASymbolOrNotByTheRulebook() {
    String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_/:";
    for (char c = 0; c < 256; c++) {
      assertThat(Shape.isSymbol(String.valueOf(c)))
          .as("character %d", (int) c)
          .isEqualTo(allowed.indexOf(c) >= 0);
      assertThat(Shape.isText("a" + c)).as("character %d", (int) c).isEqualTo(c >= 32 && c <= 126);
    }
  }

  static Stream<Consumer<String>> commandsWithAnAccount() {
    return Stream.of(
        account -> NewOrderTest.order(draft -> draft.account = account),
        account -> new MassCancel(0, account, null, null),
        account -> new CancelOrder(0, 1L, account, null),
        account -> new ReplaceOrder(0, 1L, account, null, BigDecimal.ONE, null, null, null));
  }

  @ParameterizedTest
  @MethodSource("commandsWithAnAccount")
  void accountIsOneTo64PrintableAsciiCharacters(Consumer<String> command) {
    assertText("account", command);
  }

  static Stream<Consumer<String>> commandsWithAClOrdId() {
    return Stream.of(
        id -> NewOrderTest.order(draft -> draft.clOrdId = id),
        id -> new CancelOrder(0, 1L, null, id),
        id -> CancelOrder.byClOrdId("ann", id),
        id -> new ReplaceOrder(0, 1L, null, id, BigDecimal.ONE, null, null, null));
  }

  @ParameterizedTest
  @MethodSource("commandsWithAClOrdId")
  void clOrdIdIsOneTo64PrintableAsciiCharacters(Consumer<String> command) {
    assertText("clOrdId", command);
  }

  private static void assertText(String field, Consumer<String> command) {
    for (String good : List.of(" ", "~", "\"\\", "x".repeat(64))) {
      assertThatCode(() -> command.accept(good)).doesNotThrowAnyException();
    }
    for (String bad : List.of("", "x".repeat(65), "\u001f", "\u007f", "a\n", "\u00e9")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> command.accept(bad))
          .withMessageStartingWith(field + ":");
    }
  }

  static List<Consumer<Long>> commandsWithATime() {
    return List.of(
        ts -> NewOrderTest.order(draft -> draft.ts = ts),
        ts -> new CancelOrder(ts, 1L, null, null),
        ts -> new ReplaceOrder(ts, 1L, null, null, BigDecimal.ONE, null, null, null),
        ts -> new MassCancel(ts, "ann", null, null),
        ts -> new SetStatus(ts, "A", MarketStatus.HALTED),
        ts -> new SetMark(ts, "A", BigDecimal.ONE),
        AdvanceTime::new,
        ts -> new QueryDepth(ts, "A", 1));
  }

  @ParameterizedTest
  @MethodSource("commandsWithATime")
  void timeIsFromZero(Consumer<Long> command) {
    command.accept(0L);
    command.accept(Long.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command.accept(-1L))
        .withMessageStartingWith("ts:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "999999999999999999",
        "1E+17",
        "0.000000000000000000000000000001",
        "-0.999999999999999999",
        "1.00000000000000000",
        "0.00000000000000000000"
      })
  void decimalHasUpTo18DigitsFromItsFirstNonZeroOne(String text) {
    BigDecimal value = new BigDecimal(text);
    assertThat(new SetMark(0, "A", value).price()).isEqualByComparingTo(value);
    assertThat(new SetMark(0, "A", value).price().scale()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000000000",
        "1E+18",
        "1E+2147483647",
        "-1234567890123456789",
        "1.000000000000000000",
        "0.0001000000000000000000"
      })
  void decimalOfMoreDigitsIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SetMark(0, "A", new BigDecimal(text)))
        .withMessageStartingWith("price:");
  }
}
