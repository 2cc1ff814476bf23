package dev.matchbook.core.store;

import dev.matchbook.core.OrdStatus;
import java.math.BigDecimal;
import java.util.Objects;

/** What every stored order keeps to. */
final class OrderShape {
  private OrderShape() {}

  static void check(
      long orderId, long seq, String account, String symbol, OrdStatus status, boolean waiting) {
    if (orderId < 1) {
      throw new IllegalArgumentException("orderId: below 1: " + orderId);
    }
    if (seq < 1) {
      throw new IllegalArgumentException("seq: below 1: " + seq);
    }
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(status, "status");
    if (waiting && !status.isOpen()) {
      throw new IllegalArgumentException("waiting: a closed order does not wait");
    }
  }

  static void check(Object side, Object ordType, Object tif, Object stp) {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(ordType, "ordType");
    Objects.requireNonNull(tif, "tif");
    Objects.requireNonNull(stp, "stp");
  }

  static void check(
      OrdStatus status,
      BigDecimal qty,
      BigDecimal leavesQty,
      BigDecimal cumQty,
      BigDecimal shownQty,
      BigDecimal grossTradeAmt) {
    requireNotNegative("qty", qty);
    requireNotNegative("leavesQty", leavesQty);
    requireNotNegative("cumQty", cumQty);
    requireNotNegative("shownQty", shownQty);
    requireNotNegative("grossTradeAmt", grossTradeAmt);
    if (status.isOpen() == (leavesQty.signum() == 0)) {
      throw new IllegalArgumentException("leavesQty: " + leavesQty + " of an order " + status);
    }
  }

  private static void requireNotNegative(String name, BigDecimal value) {
    if (Objects.requireNonNull(value, name).signum() < 0) {
      throw new IllegalArgumentException(name + ": negative: " + value);
    }
  }
}
