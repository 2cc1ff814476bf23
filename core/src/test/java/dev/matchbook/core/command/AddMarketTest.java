package dev.matchbook.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of {@code market}, RULEBOOK §2: each bound, at it and beyond it. */
class AddMarketTest {

  /** A market with the defaults but for what is given. */
  private static AddMarket market(Map<String, String> given) {
    return new AddMarket(
        0,
        "BTC/EUR",
        decimal(given.getOrDefault("tickSize", "0.01")),
        decimal(given.getOrDefault("lotSize", "0.1")),
        decimal(given.get("minQty")),
        decimal(given.get("maxQty")),
        decimal(given.get("priceBand")),
        decimal(given.get("marketCollar")),
        decimal(given.get("makerFee")),
        decimal(given.get("takerFee")),
        Integer.parseInt(given.getOrDefault("feeScale", "8")),
        Integer.parseInt(given.getOrDefault("maxConditional", "100")));
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @ParameterizedTest
  @CsvSource({
    "tickSize,       0.000000000000000001",
    "tickSize,       1000000000000000",
    "tickSize,       0.001000000000000000",
    "lotSize,        0.000000000000000001",
    "minQty,         0.1",
    "minQty,         100000000000000",
    "maxQty,         0.1",
    "maxQty,         100000000000000000",
    "priceBand,      0",
    "priceBand,      0.00000001",
    "priceBand,      999999999999999999",
    "marketCollar,   0.00000000",
    "marketCollar,   9999999999.99999999",
    "makerFee,       -1",
    "makerFee,       1.00000000",
    "takerFee,       0",
    "takerFee,       1",
    "feeScale,       0",
    "feeScale,       18",
    "maxConditional, 0",
    "maxConditional, 1000",
  })
  void boundsThemselvesAreAllowed(String field, String value) {
    assertThat(market(Map.of(field, value)).symbol()).isEqualTo("BTC/EUR");
  }

  @ParameterizedTest
  @CsvSource({
    "tickSize,       0",
    "tickSize,       -0.01",
    "tickSize,       0.0000000000000000001",
    "tickSize,       1000000000000001",
    "tickSize,       1000000000000.001",
    "tickSize,       0.0010000000000000000",
    "lotSize,        0.0",
    "lotSize,        -1",
    "lotSize,        1E-19",
    "lotSize,        10000000000000.01",
    "minQty,         0",
    "minQty,         -0.1",
    "minQty,         0.15",
    "minQty,         100000000000000.1",
    "maxQty,         0",
    "maxQty,         0.25",
    "maxQty,         100000000000000001",
    "maxQty,         1000000000000000000",
    "priceBand,      -0.00000001",
    "priceBand,      0.000000001",
    "priceBand,      0.500000000",
    "marketCollar,   -1",
    "marketCollar,   0.123456789",
    "makerFee,       -1.00000001",
    "makerFee,       1.00000001",
    "makerFee,       0.000000000",
    "takerFee,       -0.00000001",
    "takerFee,       1.00000001",
    "feeScale,       -1",
    "feeScale,       19",
    "maxConditional, -1",
    "maxConditional, 1001",
  })
  void beyondTheBoundTheMessageStartsWithTheField(String field, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market(Map.of(field, value)))
        .withMessageStartingWith(field + ":");
  }

  @Test
  void minQtyUpToMaxQtyIsAllowed() {
    assertThat(market(Map.of("minQty", "0.5", "maxQty", "0.50")).minQty()).isEqualTo("0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market(Map.of("minQty", "0.6", "maxQty", "0.5")))
        .withMessageStartingWith("minQty:");
  }

  @Test
  void defaultOfMinQtyIsTheLotAndOfMaxQtyTenToTheFifteenUnits() {
    Map<String, String> given = new HashMap<>(Map.of("lotSize", "1", "minQty", "1000000000000000"));
    assertThat(market(given).maxQty()).isNull();
    given.put("minQty", "1000000000000001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> market(given))
        .withMessageStartingWith("minQty:");
    given.put("maxQty", "1000000000000001");
    assertThat(market(given).minQty()).isEqualTo("1000000000000001");
  }

  @Test
  void tickAndLotAreRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddMarketTest.withSteps(null, BigDecimal.ONE))
        .withMessageStartingWith("tickSize:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddMarketTest.withSteps(BigDecimal.ONE, null))
        .withMessageStartingWith("lotSize:");
  }

  private static AddMarket withSteps(BigDecimal tickSize, BigDecimal lotSize) {
    return new AddMarket(0, "A", tickSize, lotSize, null, null, null, null, null, null, 8, 100);
  }

  @Test
  void decimalsOfTickAndLotStayAsWritten() {
    AddMarket market = AddMarket.of("A", "0.50", "1E+2");
    assertThat(market.tickSize().scale()).isEqualTo(2);
    assertThat(market.lotSize()).isEqualTo("100").extracting(BigDecimal::scale).isEqualTo(0);
  }
}
