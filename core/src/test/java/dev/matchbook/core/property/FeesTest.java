package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RULEBOOK §10: {@code fee = price · qty · rate}, HALF_EVEN to {@code feeScale} decimals. */
class FeesTest {

  @Test
  void feesOfEveryTradeFollowFromTheMarketsDefinition() {
    Seeds.theory(FeesTest.class, 150)
        .forAll(longs().all(), integers().between(1, 500))
        .checkAssert(FeesTest::check);
  }

  private static void check(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    Map<String, AddMarket> markets = new HashMap<>();
    Streams.all(seed, commands)
        .forEach(
            command -> {
              if (command instanceof AddMarket market) {
                markets.putIfAbsent(market.symbol(), market);
              }
              submit(exchange, command, markets);
            });
  }

  private static void submit(Matchbook exchange, Command command, Map<String, AddMarket> markets) {
    for (Event event : exchange.submit(command)) {
      if (event instanceof Trade trade) {
        AddMarket market = markets.get(trade.symbol());
        assertThat(trade.makerFee())
            .as("%s", trade)
            .isEqualTo(fee(trade, market.makerFee(), market));
        assertThat(trade.takerFee())
            .as("%s", trade)
            .isEqualTo(fee(trade, market.takerFee(), market));
      }
    }
  }

  private static BigDecimal fee(Trade trade, BigDecimal rate, AddMarket market) {
    BigDecimal exact =
        trade.price().multiply(trade.qty()).multiply(rate == null ? BigDecimal.ZERO : rate);
    return exact.setScale(market.feeScale(), RoundingMode.HALF_EVEN);
  }
}
