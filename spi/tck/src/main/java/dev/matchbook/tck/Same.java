package dev.matchbook.tck;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares and says what the first difference is, of two records the fields that differ. */
final class Same {
  private Same() {}

  /** Both are equal; decimals with their scale. */
  static void value(String what, Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(what + " " + difference(actual, expected));
    }
  }

  /** It was found, and is as expected. */
  static void found(String what, Optional<?> actual, Object expected) {
    value(what, actual.orElse(null), expected);
  }

  /** Both have the same rows in the same order. */
  static void rows(String what, List<?> actual, List<?> expected) {
    int common = Math.min(actual.size(), expected.size());
    String counts = ": " + actual.size() + " rows, should be " + expected.size() + ": ";
    for (int i = 0; i < common; i++) {
      value(what + counts + "row " + i, actual.get(i), expected.get(i));
    }
    if (actual.size() > common) {
      throw new AssertionError(what + counts + "too much is " + name(actual.get(common)));
    }
    if (expected.size() > common) {
      throw new AssertionError(what + counts + "missing is " + name(expected.get(common)));
    }
  }

  private static String difference(Object actual, Object expected) {
    if (actual instanceof Optional<?> a && expected instanceof Optional<?> b) {
      return difference(a.orElse(null), b.orElse(null));
    }
    String names = "is " + name(actual) + ", should be " + name(expected);
    boolean comparable = actual instanceof Record && expected != null;
    if (!comparable || actual.getClass() != expected.getClass() || !isOne(actual, expected)) {
      return names;
    }
    StringBuilder fields = new StringBuilder("is not as it should be: " + name(actual));
    for (RecordComponent field : actual.getClass().getRecordComponents()) {
      Object is = get(field, actual);
      Object shouldBe = get(field, expected);
      if (!Objects.equals(is, shouldBe)) {
        fields.append("\n  ").append(field.getName()).append(' ').append(difference(is, shouldBe));
      }
    }
    return fields.toString();
  }

  private static boolean isOne(Object actual, Object expected) {
    if (actual instanceof StoredOrder a && expected instanceof StoredOrder b) {
      return a.orderId() == b.orderId();
    }
    if (actual instanceof Trade a && expected instanceof Trade b) {
      return a.tradeId() == b.tradeId();
    }
    if (actual instanceof StoredAuthorization a && expected instanceof StoredAuthorization b) {
      return a.orderId() == b.orderId();
    }
    if (actual instanceof StoredNonce a && expected instanceof StoredNonce b) {
      return a.account().equals(b.account()) && a.kind() == b.kind() && a.key().equals(b.key());
    }
    if (actual instanceof StoredSettlement a && expected instanceof StoredSettlement b) {
      return a.tradeId() == b.tradeId();
    }
    if (actual instanceof SettlementBatch a && expected instanceof SettlementBatch b) {
      return a.batchId() == b.batchId();
    }
    if (actual instanceof Event a && expected instanceof Event b) {
      return a.seq() == b.seq();
    }
    return !(actual instanceof MarketState a)
        || expected instanceof MarketState b && a.index() == b.index();
  }

  private static String name(Object row) {
    if (row instanceof StoredOrder order) {
      return "order " + order.orderId() + " with seq " + order.seq();
    }
    if (row instanceof Trade trade) {
      return "trade " + trade.tradeId() + " with seq " + trade.seq();
    }
    if (row instanceof MarketState market) {
      return "market " + market.index() + ", " + market.symbol();
    }
    if (row instanceof StoredAuthorization signed) {
      return "authorization of order " + signed.orderId() + " with seq " + signed.seq();
    }
    if (row instanceof StoredSettlement settlement) {
      return "settlement of trade " + settlement.tradeId() + " with seq " + settlement.seq();
    }
    if (row instanceof SettlementBatch batch) {
      return "settlement batch " + batch.batchId() + " with seq " + batch.seq();
    }
    return row == null ? "nothing" : row.toString();
  }

  private static Object get(RecordComponent field, Object row) {
    try {
      return field.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
