package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MarketAdded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bids stay below asks. An aggressor takes every order within its limit but conditional ones, or is
 * canceled, by self-trade prevention too; so only conditional orders can rest across the other
 * side.
 */
class UncrossedBookTest {

  @Test
  void displayedOrdersNeverCrossNotEvenBesideConditionalOnes() {
    Seeds.theory(UncrossedBookTest.class, 100)
        .forAll(longs().all(), integers().between(1, 400))
        .checkAssert(UncrossedBookTest::checkDepth);
  }

  private static void checkDepth(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    List<String> symbols = new ArrayList<>();
    Streams.all(seed, commands)
        .forEach(
            command -> {
              for (Event event : exchange.submit(command)) {
                if (event instanceof MarketAdded added) {
                  symbols.add(added.symbol());
                }
              }
              symbols.forEach(symbol -> assertUncrossed(depth(exchange, symbol), command));
            });
  }

  private static DepthReported depth(Matchbook exchange, String symbol) {
    List<Event> events = exchange.submit(new QueryDepth(0, symbol, 1));
    return (DepthReported) events.get(events.size() - 1);
  }

  private static void assertUncrossed(DepthReported depth, Command after) {
    if (!depth.bids().isEmpty() && !depth.asks().isEmpty()) {
      assertThat(depth.bids().get(0).price())
          .as("best bid after %s", after)
          .isLessThan(depth.asks().get(0).price());
    }
  }

  @Test
  void withoutConditionalOrdersNothingThatRestsCrossesHiddenOrdersIncluded() {
    Seeds.theory(UncrossedBookTest.class, 100)
        .forAll(longs().all(), integers().between(1, 400))
        .checkAssert(UncrossedBookTest::checkResting);
  }

  private static void checkResting(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    Ledger ledger = new Ledger();
    Streams.unconditional(seed, commands)
        .forEach(
            command -> {
              ledger.record(exchange.submit(command));
              ledger.open().stream()
                  .map(order -> order.symbol)
                  .distinct()
                  .forEach(symbol -> assertUncrossed(ledger, symbol, command));
            });
  }

  private static void assertUncrossed(Ledger ledger, String symbol, Command after) {
    Optional<BigDecimal> bid = prices(ledger, symbol, Side.BUY).max(Comparator.naturalOrder());
    Optional<BigDecimal> ask = prices(ledger, symbol, Side.SELL).min(Comparator.naturalOrder());
    if (bid.isPresent() && ask.isPresent()) {
      assertThat(bid.get()).as("best bid of %s after %s", symbol, after).isLessThan(ask.get());
    }
  }

  private static Stream<BigDecimal> prices(Ledger ledger, String symbol, Side side) {
    return ledger.open().stream()
        .filter(order -> order.rests() && order.symbol.equals(symbol) && order.side == side)
        .map(order -> order.price);
  }

  @Test
  void allOrNoneOrderRestsAcrossAnAskThatIsTooSmallForIt() {
    Matchbook exchange = new Matchbook();
    exchange.submit(AddMarket.of("A", "0.01", "1"));
    exchange.submit(NewOrder.limit("A", "ann", Side.SELL, "5", "99.00").build());
    exchange.submit(NewOrder.limit("A", "bob", Side.BUY, "6", "100.00").allOrNone().build());

    assertThat(exchange.engine().openOrders()).isEqualTo(2);
    assertThat(exchange.engine().tradeId()).isZero();
    assertThat(depth(exchange, "A").bids()).isEmpty();
  }
}
