package dev.matchbook.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TreeMapBook;
import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.MixScale;
import dev.matchbook.jmh.flow.TradeTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketCommandsTest {
  private static final MixScale SCALE = new MixScale(2_000, 40, 200, 2_000, 0, 20_000);

  @Test
  void everyMarketHasTheSameNumberOfCommands() {
    MarketCommands commands = new MarketCommands(50, SCALE, 42);
    int[] counts = new int[50];
    for (int market : commands.markets) {
      counts[market]++;
    }
    assertThat(counts).containsOnly(440);
    assertThat(commands.firstTimed()).isEqualTo(2_000);
    assertThat(commands.size()).isEqualTo(22_000);
  }

  @Test
  void ordersAreNumberedOverAllMarkets() {
    MarketCommands commands = new MarketCommands(50, SCALE, 42);
    long orders = 0;
    for (int i = 0; i < commands.size(); i++) {
      if (commands.kinds[i] != Flow.CANCEL) {
        orders++;
        assertThat(commands.ids[i]).isEqualTo(orders);
      } else {
        assertThat(commands.ids[i]).isBetween(1L, orders);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 1_000})
  void theEngineTradesAsPlainBooksDoAndRefusesNothing(int markets) {
    MarketCommands commands = new MarketCommands(markets, SCALE, 42);
    MarketPlayer player = new MarketPlayer(commands, markets);
    player.playUntimed();
    player.playTimed();

    TradeTally tally = plainBooks(commands, markets);
    assertThat(player.trades().trades()).isPositive().isEqualTo(tally.truth().trades());
    assertThat(player.trades().volume()).isEqualTo(tally.truth().volume());
  }

  private static TradeTally plainBooks(MarketCommands commands, int markets) {
    TradeTally tally = new TradeTally(true);
    FlowBook[] books = new FlowBook[markets];
    for (int i = 0; i < markets; i++) {
      books[i] = new TreeMapBook(tally);
    }
    for (int i = 0; i < commands.size(); i++) {
      FlowBook book = books[commands.markets[i]];
      long id = commands.ids[i];
      int side = commands.sides[i];
      long price = commands.prices[i];
      long qty = commands.qtys[i];
      switch (commands.kinds[i]) {
        case Flow.LIMIT -> book.limit(id, side, price, qty);
        case Flow.IOC -> book.ioc(id, side, price, qty);
        default -> assertThat(book.cancel(id)).isTrue();
      }
    }
    return tally;
  }
}
