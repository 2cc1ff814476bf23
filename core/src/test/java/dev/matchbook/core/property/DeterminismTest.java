package dev.matchbook.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.NewOrderBuilder;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same commands give the same events and the same state. */
class DeterminismTest {

  @Test
  void sameStreamGivesEqualEventsAndEqualState() {
    Seeds.theory(DeterminismTest.class, 100)
        .forAll(longs().all(), integers().between(1, 500))
        .checkAssert(DeterminismTest::check);
  }

  private static void check(long seed, int commands) {
    List<Command> stream = Streams.all(seed, commands).toList();
    Matchbook one = new Matchbook();
    Matchbook other = new Matchbook();
    List<List<Event>> events = stream.stream().map(one::submit).toList();
    assertThat(stream.stream().map(other::submit).toList()).isEqualTo(events);
    assertThat(other.stateHash()).isEqualTo(one.stateHash());
  }

  @Test
  void stateHashTellsEveryFieldOfAnOrderApart() {
    List<Long> hashes =
        Stream.of(
                order("5", "1"),
                order("6", "1"),
                order("5", "2"),
                order("5", "1").clOrdId("a"),
                order("5", "1").displayQty("1"),
                order("5", "1").displayQty("0"),
                order("5", "1").minFillQty("1"),
                order("5", "1").allOrNone(),
                order("5", "1").postOnly(),
                order("5", "1").stp(SelfTradePrevention.DECREMENT),
                order("5", "1").expireTs(7),
                order("5", "1").expireTs(8),
                NewOrder.limit("A", "bob", Side.BUY, "5", "1"),
                NewOrder.limit("A", "ann", Side.SELL, "5", "1"))
            .map(DeterminismTest::hashWith)
            .toList();
    assertThat(hashes).doesNotHaveDuplicates();
  }

  private static NewOrderBuilder order(String qty, String price) {
    return NewOrder.limit("A", "ann", Side.BUY, qty, price);
  }

  private static long hashWith(NewOrderBuilder order) {
    Matchbook exchange = new Matchbook();
    exchange.submit(AddMarket.of("A", "1", "1"));
    assertThat(exchange.submit(order.build())).hasSize(1);
    assertThat(exchange.engine().openOrders()).isEqualTo(1);
    return exchange.stateHash();
  }
}
