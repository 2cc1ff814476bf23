package dev.matchbook.core.book;

import static dev.matchbook.core.Side.BUY;
import static dev.matchbook.core.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small scenarios of a bare book, with all trades that they make. */
class OrderBookTest {
  private final List<String> trades = new ArrayList<>();
  private final OrderBook book =
      new OrderBook(
          (maker, taker, qty, price) ->
              trades.add(maker + " fills " + taker + ": " + qty + " at " + price));

  @Test
  void emptyBookHasNothing() {
    for (Side side : Side.values()) {
      assertThat(book.isEmpty(side)).isTrue();
      assertThat(book.qty(side, 0)).isZero();
      assertThatThrownBy(() -> book.best(side))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("side: nothing rests on " + side);
    }
    assertThat(book.leaves(1)).isZero();
    assertThat(book.cancel(1)).isZero();
    assertThat(book.reduce(1, 1)).isFalse();
    assertThat(book.openOrders()).isZero();
  }

  @Test
  void orderThatMeetsNobodyRests() {
    assertThat(book.limit(1, BUY, 100, 5)).isEqualTo(5);
    assertThat(book.limit(2, SELL, 101, 7)).isEqualTo(7);
    assertThat(trades).isEmpty();
    assertThat(book.best(BUY)).isEqualTo(100);
    assertThat(book.best(SELL)).isEqualTo(101);
    assertThat(book.qty(BUY, 100)).isEqualTo(5);
    assertThat(book.qty(SELL, 100)).isZero();
    assertThat(book.leaves(2)).isEqualTo(7);
    assertThat(book.openOrders()).isEqualTo(2);
  }

  @Test
  void betterPriceGoesFirstThenTheEarlierOrder() {
    book.limit(1, SELL, 102, 1);
    book.limit(2, SELL, 101, 2);
    book.limit(3, SELL, 101, 3);
    book.limit(4, SELL, 100, 4);
    assertThat(book.ioc(9, BUY, 102, 10)).isZero();
    assertThat(trades)
        .containsExactly(
            "4 fills 9: 4 at 100", //
            "2 fills 9: 2 at 101",
            "3 fills 9: 3 at 101",
            "1 fills 9: 1 at 102");
    assertThat(book.isEmpty(SELL)).isTrue();
  }

  @Test
  void highestBidGoesFirst() {
    book.limit(1, BUY, -1, 1);
    book.limit(2, BUY, 3, 1);
    book.limit(3, BUY, 0, 1);
    book.ioc(9, SELL, -1, 3);
    assertThat(trades)
        .containsExactly("2 fills 9: 1 at 3", "3 fills 9: 1 at 0", "1 fills 9: 1 at -1");
  }

  @Test
  void partialFillLeavesRemainderRestingAtItsPlace() {
    book.limit(1, SELL, 100, 10);
    book.limit(2, SELL, 100, 5);
    assertThat(book.ioc(8, BUY, 100, 4)).isZero();
    assertThat(book.leaves(1)).isEqualTo(6);
    assertThat(book.qty(SELL, 100)).isEqualTo(11);
    book.ioc(9, BUY, 100, 7);
    assertThat(trades)
        .containsExactly("1 fills 8: 4 at 100", "1 fills 9: 6 at 100", "2 fills 9: 1 at 100");
    assertThat(book.leaves(1)).isZero();
    assertThat(book.leaves(2)).isEqualTo(4);
  }

  @Test
  void limitOrderRestsAtItsOwnPriceWithWhatIsLeft() {
    book.limit(1, SELL, 100, 3);
    book.limit(2, SELL, 103, 3);
    assertThat(book.limit(3, BUY, 102, 5)).isEqualTo(2);
    assertThat(trades).containsExactly("1 fills 3: 3 at 100");
    assertThat(book.best(BUY)).isEqualTo(102);
    assertThat(book.best(SELL)).isEqualTo(103);
    assertThat(book.leaves(3)).isEqualTo(2);
    assertThat(book.limit(4, SELL, 102, 2)).isZero();
    assertThat(book.isEmpty(BUY)).isTrue();
  }

  @Test
  void iocThatFindsTooLittleIsGone() {
    book.limit(1, BUY, 100, 3);
    book.limit(2, BUY, 98, 3);
    assertThat(book.ioc(3, SELL, 99, 5)).isEqualTo(2);
    assertThat(trades).containsExactly("1 fills 3: 3 at 100");
    assertThat(book.leaves(3)).isZero();
    assertThat(book.isEmpty(SELL)).isTrue();
    assertThat(book.best(BUY)).isEqualTo(98);
  }

  @Test
  void canceledOrderIsPassedOver() {
    book.limit(1, SELL, 100, 1);
    book.limit(2, SELL, 100, 2);
    book.limit(3, SELL, 100, 3);
    assertThat(book.cancel(2)).isEqualTo(2);
    assertThat(book.cancel(2)).isZero();
    book.ioc(9, BUY, 100, 4);
    assertThat(trades).containsExactly("1 fills 9: 1 at 100", "3 fills 9: 3 at 100");
  }

  @Test
  void reducedOrderKeepsItsPlace() {
    book.limit(1, SELL, 100, 9);
    book.limit(2, SELL, 100, 9);
    assertThat(book.reduce(1, 4)).isTrue();
    assertThat(book.reduce(1, 4)).isTrue();
    assertThat(book.qty(SELL, 100)).isEqualTo(13);
    book.ioc(3, BUY, 100, 5);
    assertThat(trades).containsExactly("1 fills 3: 4 at 100", "2 fills 3: 1 at 100");
  }

  @Test
  void idOfAnOrderThatIsGoneMayComeAgain() {
    book.limit(7, SELL, 100, 1);
    book.ioc(7 + 1024, BUY, 100, 1);
    book.limit(7, BUY, 90, 2);
    book.cancel(7);
    assertThat(book.limit(7, SELL, 95, 3)).isEqualTo(3);
    assertThat(book.leaves(7)).isEqualTo(3);
  }
}
