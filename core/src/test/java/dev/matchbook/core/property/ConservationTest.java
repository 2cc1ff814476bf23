package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.engine.Matchbook;
import org.junit.jupiter.api.Test;

/** No quantity comes out of nothing or is lost. */
class ConservationTest {

  @Test
  void whatWasAcceptedIsFilledOrDecrementedOrGoneOrOpen() {
    Seeds.theory(ConservationTest.class, 150)
        .forAll(longs().all(), integers().between(1, 500))
        .checkAssert(ConservationTest::check);
  }

  private static void check(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    Ledger ledger = new Ledger();
    Streams.all(seed, commands).forEach(command -> ledger.record(exchange.submit(command)));
    assertThat(exchange.engine().openOrders()).isEqualTo(ledger.open().size());
    assertBothSidesTradedTheSame(ledger);
    ledger.all().forEach(LedgerOrder::assertConserved);
    drain(exchange, ledger);
    assertThat(ledger.open()).isEmpty();
    assertThat(exchange.engine().openOrders()).isZero();
    ledger.all().forEach(LedgerOrder::assertConserved);
  }

  private static void assertBothSidesTradedTheSame(Ledger ledger) {
    for (LedgerOrder order : ledger.all()) {
      assertThat(ledger.filled(order.symbol, Side.BUY))
          .isEqualByComparingTo(ledger.filled(order.symbol, Side.SELL));
    }
  }

  /** What is canceled at the end is what the ledger has open: it asserts each leaves. */
  private static void drain(Matchbook exchange, Ledger ledger) {
    ledger.open().stream()
        .map(order -> order.account)
        .distinct()
        .toList()
        .forEach(a -> ledger.record(exchange.submit(new MassCancel(0, a, null, null))));
  }
}
