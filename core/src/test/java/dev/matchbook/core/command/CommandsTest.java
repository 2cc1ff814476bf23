package dev.matchbook.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The shapes of the commands that have bounds of their own, RULEBOOK §2. */
class CommandsTest {

  @Test
  void depthIsOneToTenThousandLevels() {
    assertThat(new QueryDepth(0, "A", 1).levels()).isEqualTo(1);
    assertThat(new QueryDepth(0, "A", 10_000).levels()).isEqualTo(10_000);
    assertThat(QueryDepth.of("A").levels()).isEqualTo(10);
    for (int levels : new int[] {0, -1, 10_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new QueryDepth(0, "A", levels))
          .withMessageStartingWith("levels:");
    }
  }

  @Test
  void cancelNamesItsOrder() {
    assertThat(CancelOrder.byId(0).orderId()).isZero();
    assertThat(CancelOrder.byId(Long.MAX_VALUE).account()).isNull();
    assertThat(CancelOrder.byClOrdId("ann", "a").orderId()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CancelOrder.byId(-1))
        .withMessageStartingWith("orderId:");
    assertUnnamed(null, null);
    assertUnnamed("ann", null);
    assertUnnamed(null, "a");
  }

  private static void assertUnnamed(String account, String clOrdId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CancelOrder(0, null, account, clOrdId))
        .withMessage("orderId, or account and clOrdId, must name the order");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ReplaceOrder(0, null, account, clOrdId, BigDecimal.ONE, null, null, null))
        .withMessage("orderId, or account and clOrdId, must name the order");
  }

  @Test
  void replaceChangesSomething() {
    BigDecimal one = BigDecimal.ONE;
    assertThat(new ReplaceOrder(0, 1L, null, null, one, null, null, null).qty()).isOne();
    assertThat(new ReplaceOrder(0, 1L, null, null, null, one, null, null).price()).isOne();
    assertThat(new ReplaceOrder(0, 1L, null, null, null, null, one, null).stopPx()).isOne();
    assertThat(new ReplaceOrder(0, 1L, null, null, null, null, null, one).displayQty()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplaceOrder.byId(1, null, null))
        .withMessage("one of qty, price, stopPx, displayQty must be given");
  }

  @Test
  void replaceNamesTheDecimalThatIsTooLong() {
    BigDecimal bad = new BigDecimal("1234567890123456789");
    assertBadReplace("qty", bad, null, null, null);
    assertBadReplace("price", null, bad, null, null);
    assertBadReplace("stopPx", null, null, bad, null);
    assertBadReplace("displayQty", null, null, null, bad);
  }

  private static void assertBadReplace(
      String field, BigDecimal qty, BigDecimal price, BigDecimal stopPx, BigDecimal displayQty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplaceOrder(0, 1L, null, null, qty, price, stopPx, displayQty))
        .withMessageStartingWith(field + ":");
  }

  @Test
  void malformedLineHasANumberFromOneAndAReason() {
    assertThat(new MalformedLine(1, "").ts()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MalformedLine(0, ""))
        .withMessageStartingWith("line:");
    assertThatNullPointerException()
        .isThrownBy(() -> new MalformedLine(1, null))
        .withMessage("reason");
  }

  @Test
  void statusAndMarkAreRequired() {
    assertThatNullPointerException()
        .isThrownBy(() -> new SetStatus(0, "A", null))
        .withMessage("status");
    assertThatNullPointerException()
        .isThrownBy(() -> new SetMark(0, "A", null))
        .withMessage("price");
  }
}
