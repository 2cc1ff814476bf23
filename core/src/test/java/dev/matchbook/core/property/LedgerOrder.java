package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.OrderAccepted;
import java.math.BigDecimal;

/**
 * An order as events alone tell of it. At any time {@code accepted + replaced = filled +
 * decremented + gone + leaves}.
 */
final class LedgerOrder {
  final long id;
  final String symbol;
  final String account;
  final Side side;
  final BigDecimal accepted;
  boolean waits;
  BigDecimal price;
  BigDecimal replaced = BigDecimal.ZERO;
  BigDecimal filled = BigDecimal.ZERO;
  BigDecimal decremented = BigDecimal.ZERO;
  BigDecimal gone = BigDecimal.ZERO;
  BigDecimal leaves;

  LedgerOrder(OrderAccepted event) {
    id = event.orderId();
    symbol = event.symbol();
    account = event.account();
    side = event.side();
    accepted = event.qty();
    waits = event.ordType().isTriggered();
    price = event.price();
    leaves = event.qty();
  }

  boolean isOpen() {
    return leaves.signum() > 0;
  }

  /** Whether it is in the book, once its command is done. */
  boolean rests() {
    return isOpen() && !waits;
  }

  void fill(BigDecimal qty, BigDecimal left) {
    assertThat(qty).as("qty of a trade of order %d", id).isPositive();
    filled = filled.add(qty);
    leaves = leaves.subtract(qty);
    assertLeaves(left);
  }

  void restate(BigDecimal left) {
    assertThat(left).as("what a restated order has").isPositive().isLessThan(leaves);
    decremented = decremented.add(leaves.subtract(left));
    leaves = left;
  }

  /** A new total: what a decrement took is no part of it any more. */
  void replace(BigDecimal qty, BigDecimal left, BigDecimal newPrice) {
    assertThat(left)
        .as("leaves of replaced order %d", id)
        .isEqualByComparingTo(qty.subtract(filled));
    replaced = replaced.add(left.subtract(leaves));
    leaves = left;
    price = newPrice;
  }

  void close(BigDecimal left) {
    assertThat(isOpen()).as("order %d is open", id).isTrue();
    assertLeaves(left);
    gone = gone.add(left);
    leaves = BigDecimal.ZERO;
  }

  void assertLeaves(BigDecimal left) {
    assertThat(left).as("leaves of order %d", id).isEqualByComparingTo(leaves);
  }

  void assertConserved() {
    assertThat(filled.add(decremented).add(gone).add(leaves))
        .as("order %d: filled, decremented, gone and open", id)
        .isEqualByComparingTo(accepted.add(replaced));
  }
}
