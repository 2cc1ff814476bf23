package dev.matchbook.jmh.book;

import static dev.matchbook.jmh.book.FlowBook.BUY;
import static dev.matchbook.jmh.book.FlowBook.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every harness relies on, of every book. Ids count from 1, as the engine gives them. */
class BookContractTest {
  private final List<String> trades = new ArrayList<>();

  private FlowBook open(Engines engine) {
    return engine.open(
        (maker, taker, qty, price) -> trades.add(maker + " " + taker + " " + qty + " @ " + price));
  }

  @ParameterizedTest
  @EnumSource(Engines.class)
  void tradesComeByPriceThenTimeAtTheMakersPrice(Engines engine) {
    FlowBook book = open(engine);
    assertThat(book.limit(1, SELL, 101, 5)).isEqualTo(5);
    assertThat(book.limit(2, SELL, 100, 5)).isEqualTo(5);
    assertThat(book.limit(3, SELL, 100, 5)).isEqualTo(5);
    assertThat(book.limit(4, BUY, 101, 12)).isZero();
    assertThat(trades).containsExactly("2 4 5 @ 100", "3 4 5 @ 100", "1 4 2 @ 101");
    assertThat(book.ioc(5, BUY, 101, 9)).isEqualTo(6);
    assertThat(trades).hasSize(4).endsWith("1 5 3 @ 101");
  }

  @ParameterizedTest
  @EnumSource(Engines.class)
  void limitOrderRestsWithWhatItDoesNotFind(Engines engine) {
    FlowBook book = open(engine);
    book.limit(1, BUY, 100, 3);
    assertThat(book.limit(2, SELL, 99, 10)).isEqualTo(7);
    assertThat(book.ioc(3, BUY, 99, 20)).isEqualTo(13);
    assertThat(trades).containsExactly("1 2 3 @ 100", "2 3 7 @ 99");
  }

  @ParameterizedTest
  @EnumSource(Engines.class)
  void iocNeverRests(Engines engine) {
    FlowBook book = open(engine);
    assertThat(book.ioc(1, BUY, 100, 10)).isEqualTo(10);
    assertThat(book.cancel(1)).isFalse();
    assertThat(book.ioc(2, SELL, 100, 10)).isEqualTo(10);
    assertThat(trades).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engines.class)
  void cancelSaysWhetherTheOrderRested(Engines engine) {
    FlowBook book = open(engine);
    book.limit(1, BUY, 100, 10);
    book.limit(2, BUY, 100, 10);
    book.limit(3, BUY, 100, 10);
    assertThat(book.cancel(2)).isTrue();
    assertThat(book.cancel(2)).isFalse();
    assertThat(book.cancel(99)).isFalse();
    assertThat(book.ioc(4, SELL, 100, 30)).isEqualTo(10);
    assertThat(trades).containsExactly("1 4 10 @ 100", "3 4 10 @ 100");
  }

  @ParameterizedTest
  @EnumSource(Engines.class)
  void cancelOfAFilledOrderLeavesTheLaterOnesAtItsPriceAlone(Engines engine) {
    FlowBook book = open(engine);
    book.limit(1, BUY, 100, 10);
    book.ioc(2, SELL, 100, 10);
    book.limit(3, BUY, 100, 5);
    assertThat(book.cancel(1)).isFalse();
    assertThat(book.ioc(4, SELL, 100, 5)).isZero();
    assertThat(trades).containsExactly("1 2 10 @ 100", "3 4 5 @ 100");
  }
}
