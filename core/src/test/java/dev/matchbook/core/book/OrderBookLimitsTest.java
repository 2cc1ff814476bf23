package dev.matchbook.core.book;

import static dev.matchbook.core.Side.BUY;
import static dev.matchbook.core.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Side;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a bare book refuses, and that it refuses no number else. */
class OrderBookLimitsTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  private final List<SlowBook.Fill> fills = new ArrayList<>();
  private final OrderBook book =
      new OrderBook(
          (maker, taker, qty, price) -> fills.add(new SlowBook.Fill(maker, taker, qty, price)));

  @Test
  void listenerIsNeeded() {
    assertThatThrownBy(() -> new OrderBook(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("listener");
  }

  @Test
  void qtyThatIsNotPositiveIsRefused() {
    book.limit(1, SELL, 100, 1);
    for (long qty : new long[] {0, -1, MIN}) {
      assertRefused(() -> book.limit(2, BUY, 100, qty), "qty: not positive: " + qty);
      assertRefused(() -> book.ioc(2, BUY, 100, qty), "qty: not positive: " + qty);
    }
    assertUnchanged();
  }

  @Test
  void idOfAnOrderThatRestsIsRefused() {
    book.limit(1, SELL, 100, 1);
    for (Side side : Side.values()) {
      assertRefused(() -> book.limit(1, side, 100, 2), "orderId: rests already: 1");
      assertRefused(() -> book.ioc(1, side, 100, 2), "orderId: rests already: 1");
    }
    assertUnchanged();
  }

  @Test
  void reducingOutOfRangeIsRefused() {
    book.limit(1, SELL, 100, 1);
    for (long leaves : new long[] {0, -1, MIN, 2, MAX}) {
      assertRefused(() -> book.reduce(1, leaves), "leaves: not from 1 to 1: " + leaves);
    }
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertThat(fills).isEmpty();
    assertThat(book.openOrders()).isEqualTo(1);
    assertThat(book.leaves(1)).isEqualTo(1);
    assertThat(book.qty(SELL, 100)).isEqualTo(1);
    assertThat(book.isEmpty(BUY)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sideHoldsALongAndNoMore(Side side) {
    long price = side == BUY ? 10 : 20;
    book.limit(1, side, price, MAX);
    assertRefused(() -> book.limit(2, side, price, MAX), "qty: too much on one side: " + MAX);
    assertRefused(() -> book.limit(2, side, price + 1, 1), "qty: too much on one side: 1");
    assertThat(book.openOrders()).isEqualTo(1);
    assertThat(book.qty(side, price)).isEqualTo(MAX);
    assertThat(book.reduce(1, MAX - 5)).isTrue();
    assertRefused(() -> book.limit(2, side, price, 6), "qty: too much on one side: 6");
    assertThat(book.limit(2, side, price, 5)).isEqualTo(5);
    assertThat(book.cancel(1)).isEqualTo(MAX - 5);
    assertRefused(
        () -> book.limit(4, side, price, MAX - 4), "qty: too much on one side: " + (MAX - 4));
    assertThat(book.limit(4, side, price, MAX - 5)).isEqualTo(MAX - 5);
  }

  @Test
  void fillsMakeRoom() {
    book.limit(1, SELL, 100, MAX);
    assertThat(book.ioc(2, BUY, 100, MAX - 3)).isZero();
    assertRefused(
        () -> book.limit(3, SELL, 100, MAX - 2), "qty: too much on one side: " + (MAX - 2));
    assertThat(book.limit(3, SELL, 101, MAX - 3)).isEqualTo(MAX - 3);
    assertThat(book.ioc(4, BUY, 101, MAX)).isZero();
    assertThat(book.isEmpty(SELL)).isTrue();
    assertThat(book.limit(5, SELL, 100, MAX)).isEqualTo(MAX);
    assertThat(fills)
        .containsExactly(
            new SlowBook.Fill(1, 2, MAX - 3, 100),
            new SlowBook.Fill(1, 4, 3, 100),
            new SlowBook.Fill(3, 4, MAX - 3, 101));
  }

  @Test
  void manyOrdersThatAddUpAreCounted() {
    long part = 1L << 60;
    for (long id = 1; id <= 7; id++) {
      book.limit(id, BUY, id, part);
    }
    assertRefused(() -> book.limit(8, BUY, 8, part), "qty: too much on one side: " + part);
    assertThat(book.limit(8, BUY, 8, part - 1)).isEqualTo(part - 1);
    assertRefused(() -> book.limit(9, BUY, 9, 1), "qty: too much on one side: 1");
  }

  @Test
  void pricesAtTheEndsOfLongTradeAndRest() {
    book.limit(1, BUY, MIN, 1);
    book.limit(2, BUY, MIN + 1, 1);
    book.limit(3, SELL, MAX, 1);
    book.limit(4, SELL, MAX - 1, 1);
    assertThat(book.best(BUY)).isEqualTo(MIN + 1);
    assertThat(book.best(SELL)).isEqualTo(MAX - 1);
    assertThat(book.qty(BUY, MIN)).isEqualTo(1);
    assertThat(book.qty(SELL, MAX)).isEqualTo(1);
    assertThat(book.ioc(5, SELL, MIN, 3)).isEqualTo(1);
    assertThat(book.ioc(6, BUY, MAX, 3)).isEqualTo(1);
    assertThat(fills.stream().map(SlowBook.Fill::price))
        .containsExactly(MIN + 1, MIN, MAX - 1, MAX);
    assertThat(book.limit(7, BUY, MAX, 1)).isEqualTo(1);
    assertThat(book.limit(8, SELL, MIN, 1)).isZero();
    assertThat(fills.get(4)).isEqualTo(new SlowBook.Fill(7, 8, 1, MAX));
  }

  @Test
  void idsMayBeAnyLong() {
    long[] ids = {MIN, MAX, 0, -1, 1, MIN + 1, MAX - 1};
    for (long id : ids) {
      assertThat(book.limit(id, SELL, 5, 1)).isEqualTo(1);
      assertRefused(() -> book.limit(id, SELL, 5, 1), "orderId: rests already: " + id);
    }
    assertThat(book.ioc(77, BUY, 5, ids.length)).isZero();
    assertThat(fills.stream().map(SlowBook.Fill::makerOrderId))
        .containsExactly(MIN, MAX, 0L, -1L, 1L, MIN + 1, MAX - 1);
  }

  private static void assertRefused(ThrowingCallable command, String message) {
    assertThatThrownBy(command).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
