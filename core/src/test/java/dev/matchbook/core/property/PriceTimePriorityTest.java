package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.engine.Matchbook;
import org.junit.jupiter.api.Test;

/** Plain orders trade with the best price first and there with who came first. */
class PriceTimePriorityTest {

  @Test
  void everyTradeIsWithTheBestPriceAndThereWithTheOldest() {
    int[] trades = new int[1];
    Seeds.theory(PriceTimePriorityTest.class, 150)
        .forAll(longs().all(), integers().between(1, 500))
        .checkAssert((seed, commands) -> trades[0] += check(seed, commands));
    assertThat(trades[0]).as("trades seen").isGreaterThan(1000);
  }

  private static int check(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    PriorityQueues queues = new PriorityQueues();
    Streams.plain(seed, commands).forEach(command -> queues.record(exchange.submit(command)));
    return queues.trades();
  }
}
