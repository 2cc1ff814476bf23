package dev.matchbook.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The shape of {@code new}, RULEBOOK §2. */
class NewOrderTest {
  private static final BigDecimal TOO_LONG = new BigDecimal("1234567890123456789");

  /** The fields of an order before its constructor sees them. */
  static final class Draft {
    long ts;
    String symbol = "A";
    String account = "ann";
    Side side = Side.BUY;
    OrdType ordType = OrdType.LIMIT;
    BigDecimal qty = BigDecimal.ONE;
    BigDecimal price;
    BigDecimal stopPx;
    BigDecimal trailOffset;
    TimeInForce tif = TimeInForce.GTC;
    Long expireTs;
    BigDecimal displayQty;
    BigDecimal minFillQty;
    SelfTradePrevention stp = SelfTradePrevention.NONE;
    String clOrdId;
  }

  static NewOrder order(Consumer<Draft> change) {
    Draft d = new Draft();
    change.accept(d);
    return new NewOrder(
        d.ts,
        d.symbol,
        d.account,
        d.side,
        d.ordType,
        d.qty,
        d.price,
        d.stopPx,
        d.trailOffset,
        d.tif,
        d.expireTs,
        false,
        d.displayQty,
        d.minFillQty,
        false,
        d.stp,
        d.clOrdId);
  }

  @Test
  void missingFieldIsNamed() {
    Map<String, Consumer<Draft>> missing = new LinkedHashMap<>();
    missing.put("side", d -> d.side = null);
    missing.put("ordType", d -> d.ordType = null);
    missing.put("qty", d -> d.qty = null);
    missing.put("tif", d -> d.tif = null);
    missing.put("stp", d -> d.stp = null);
    missing.forEach(
        (field, change) ->
            assertThatNullPointerException().isThrownBy(() -> order(change)).withMessage(field));
    assertBad("symbol", d -> d.symbol = null);
    assertBad("account", d -> d.account = null);
  }

  @Test
  void fieldWithAWrongShapeIsNamed() {
    assertBad("qty", d -> d.qty = TOO_LONG);
    assertBad("price", d -> d.price = TOO_LONG);
    assertBad("stopPx", d -> d.stopPx = TOO_LONG);
    assertBad("trailOffset", d -> d.trailOffset = TOO_LONG);
    assertBad("displayQty", d -> d.displayQty = TOO_LONG);
    assertBad("minFillQty", d -> d.minFillQty = TOO_LONG);
    assertBad("expireTs", d -> d.expireTs = -1L);
  }

  private static void assertBad(String field, Consumer<Draft> change) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(change))
        .withMessageStartingWith(field + ":");
  }

  @Test
  void signOfAQuantityOrPriceIsNoMatterOfShape() {
    NewOrder order =
        order(
            d -> {
              d.qty = new BigDecimal("-1");
              d.price = new BigDecimal("-0.01");
              d.displayQty = BigDecimal.ZERO;
              d.expireTs = 0L;
            });
    assertThat(order.qty()).isNegative();
    assertThat(order.price()).isNegative();
  }

  @Test
  void builderLeavesOutWhatIsNotSet() {
    NewOrder order = NewOrder.limit("A", "ann", Side.SELL, "1.50", "2").build();
    assertThat(order)
        .isEqualTo(
            order(
                d -> {
                  d.side = Side.SELL;
                  d.qty = new BigDecimal("1.50");
                  d.price = new BigDecimal("2");
                }));
  }

  @Test
  void builderMakesAnOrderWithAnExpiryGtd() {
    NewOrder order = NewOrder.limit("A", "ann", Side.SELL, "1", "2").expireTs(9).build();
    assertThat(order.tif()).isEqualTo(TimeInForce.GTD);
    assertThat(order.expireTs()).isEqualTo(9);
  }
}
