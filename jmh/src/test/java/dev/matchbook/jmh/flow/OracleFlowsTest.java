package dev.matchbook.jmh.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.NewOrderBuilder;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.oracle.SlowExchange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The flows in small size: the engine's events and state must be those of the slow oracle. */
class OracleFlowsTest {
  private static final String SYMBOL = "FLOW";
  private static final long STATE = 42;

  /** The oracle takes time in proportion to the open orders for every command. */
  private static final Scale SCALE =
      new Scale(
          new MixScale(100, 40, 200, 100, 400, 2_500),
          new MixScale(300, 5_000, 25_000, 300, 200, 1_000),
          1_500,
          30);

  @ParameterizedTest
  @EnumSource(FlowName.class)
  void engineGivesTheEventsAndStateOfTheOracleAfterEveryCommand(FlowName name) {
    Flow flow = name.generate(SCALE, STATE);
    Matchbook fast = new Matchbook();
    SlowExchange slow = new SlowExchange();
    compare(fast, slow, AddMarket.of(SYMBOL, "1", "1"), -1);
    for (int i = 0; i < flow.size(); i++) {
      compare(fast, slow, command(flow, i), i);
    }
  }

  private static void compare(Matchbook fast, SlowExchange slow, Command command, int index) {
    List<Event> expected = slow.submit(command);
    List<Event> actual = fast.submit(command);
    assertThat(actual).as("command %d: %s", index, command).isEqualTo(expected);
    assertThat(fast.stateHash()).as("state after %d", index).isEqualTo(slow.stateHash());
  }

  private static Command command(Flow flow, int index) {
    if (flow.kind(index) == Flow.CANCEL) {
      return CancelOrder.byId(flow.id(index));
    }
    Side side = flow.side(index) == 0 ? Side.BUY : Side.SELL;
    String qty = Long.toString(flow.qty(index));
    String price = Long.toString(flow.price(index));
    NewOrderBuilder order = NewOrder.limit(SYMBOL, "flow", side, qty, price);
    return flow.kind(index) == Flow.IOC ? order.tif(TimeInForce.IOC).build() : order.build();
  }
}
