package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.Trade;
import org.junit.jupiter.api.Test;

/** The engine's counters have no gaps and its time never goes back. */
class CountersTest {
  private long seq;
  private long tradeId;
  private long orderId;
  private long ts;

  @Test
  void numbersRiseByOneAndTimeNeverFalls() {
    Seeds.theory(CountersTest.class, 150)
        .forAll(longs().all(), integers().between(1, 500))
        .checkAssert(CountersTest::check);
  }

  private static void check(long seed, int commands) {
    Matchbook exchange = new Matchbook();
    CountersTest counters = new CountersTest();
    Streams.all(seed, commands).forEach(command -> counters.submit(exchange, command));
  }

  private void submit(Matchbook exchange, Command command) {
    long orderIdBefore = orderId;
    if (!(command instanceof MalformedLine)) {
      ts = Math.max(ts, command.ts());
    }
    for (Event event : exchange.submit(command)) {
      count(event);
    }
    assertThat(orderId - orderIdBefore).isEqualTo(command instanceof NewOrder ? 1 : 0);
    assertThat(exchange.engine().seq()).isEqualTo(seq);
    assertThat(exchange.engine().tradeId()).isEqualTo(tradeId);
    assertThat(exchange.engine().ts()).isEqualTo(ts);
  }

  private void count(Event event) {
    assertThat(event.seq()).as("%s", event).isEqualTo(++seq);
    assertThat(event.ts()).as("%s", event).isEqualTo(ts);
    if (event instanceof Trade e) {
      assertThat(e.tradeId()).as("%s", event).isEqualTo(++tradeId);
    } else if (event instanceof OrderAccepted e) {
      assertThat(e.orderId()).as("%s", event).isEqualTo(++orderId);
    } else if (event instanceof OrderRejected e) {
      assertThat(e.orderId()).as("%s", event).isEqualTo(++orderId);
    }
  }
}
