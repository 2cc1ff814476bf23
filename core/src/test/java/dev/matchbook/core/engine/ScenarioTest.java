package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.NewOrderBuilder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.SetStatus;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Scenarios from their first event to their last. */
class ScenarioTest {
  private final EventScript script = new EventScript().run(AddMarket.of("A", "0.01", "1"));

  private static NewOrderBuilder buy(String account, String qty, String price) {
    return NewOrder.limit("A", account, Side.BUY, qty, price);
  }

  private static NewOrderBuilder sell(String account, String qty, String price) {
    return NewOrder.limit("A", account, Side.SELL, qty, price);
  }

  @Test
  void timeNeverGoesBackAndALineThatIsNoCommandDoesNotMoveIt() {
    script.run(
        buy("ann", "5", "1.00").ts(50).build(),
        buy("ann", "5", "1.00").ts(49).build(),
        new MalformedLine(4, "no command"),
        buy("ann", "5", "2.00").expireTs(60).build(),
        buy("ann", "5", "2.00").expireTs(50).build(),
        new AdvanceTime(60),
        new AdvanceTime(10),
        new CancelOrder(59, 1L, null, null));
    assertThat(script)
        .hasToString(
            """
            1  0   market      A
            2  50  accepted    #1 ann BUY LIMIT 5 @ 1.00
            3  50  accepted    #2 ann BUY LIMIT 5 @ 1.00
            4  50  malformed   4
            5  50  accepted    #3 ann BUY LIMIT 5 @ 2.00
            6  50  rejected    #4 ann INVALID_TIF
            7  60  expired     #3 left 5
            8  60  canceled    #1 left 5 REQUESTED
            """);
  }

  @Test
  void icebergGoesBehindAfterEachPartAndLosesItsPlaceOnlyWhenItGrows() {
    script.run(
        sell("ann", "10", "1.00").displayQty("4").build(),
        sell("bob", "3", "1.00").build(),
        buy("cat", "5", "1.00").build(),
        QueryDepth.of("A"),
        ReplaceOrder.byId(1, "9", null),
        ReplaceOrder.byId(2, "4", null),
        buy("cat", "9", "1.00").build());
    assertThat(script)
        .hasToString(
            """
            1  0   market      A
            2  0   accepted    #1 ann SELL LIMIT 10 @ 1.00
            3  0   accepted    #2 bob SELL LIMIT 3 @ 1.00
            4  0   accepted    #3 cat BUY LIMIT 5 @ 1.00
            5  0   trade       #1 4 @ 1.00  #1 left 6, #3 left 1
            6  0   replenished #1 shows 4
            7  0   trade       #2 1 @ 1.00  #2 left 2, #3 left 0
            8  0   depth       bids [] asks [6 @ 1.00 (2)]
            9  0   replaced    #1 9 @ 1.00 left 5 KEPT
            10 0   replaced    #2 4 @ 1.00 left 3 LOST
            11 0   accepted    #4 cat BUY LIMIT 9 @ 1.00
            12 0   trade       #3 4 @ 1.00  #1 left 1, #4 left 5
            13 0   replenished #1 shows 1
            14 0   trade       #4 3 @ 1.00  #2 left 0, #4 left 2
            15 0   trade       #5 1 @ 1.00  #1 left 0, #4 left 1
            """);
  }

  @Test
  void haltedMarketTriggersNothingUntilItOpens() {
    script.run(
        sell("ann", "9", "2.00").build(),
        buy("bob", "1", "2.00").build(),
        NewOrder.of("A", "cat", Side.BUY, OrdType.STOP, "2").stopPx("2.50").build(),
        new SetStatus(0, "A", MarketStatus.HALTED),
        ReplaceOrder.byId(3, null, "1.00"),
        buy("bob", "1", "2.00").build(),
        new SetStatus(0, "A", MarketStatus.OPEN),
        new ReplaceOrder(0, 3L, null, null, null, null, new BigDecimal("1.50"), null));
    assertThat(script)
        .hasToString(
            """
            1  0   market      A
            2  0   accepted    #1 ann SELL LIMIT 9 @ 2.00
            3  0   accepted    #2 bob BUY LIMIT 1 @ 2.00
            4  0   trade       #1 1 @ 2.00  #1 left 8, #2 left 0
            5  0   accepted    #3 cat BUY STOP 2 stop 2.50
            6  0   status      HALTED
            7  0   no cancel   #3 MARKET_HALTED
            8  0   rejected    #4 bob MARKET_HALTED
            9  0   status      OPEN
            10 0   replaced    #3 2 left 2 KEPT
            11 0   triggered   #3
            12 0   trade       #2 2 @ 2.00  #1 left 6, #3 left 0
            """);
  }

  @Test
  void decrementTakesFromBothAndMassCancelTakesTheRestInOrderOfIds() {
    script.run(
        sell("ann", "5", "1.00").build(),
        sell("ann", "5", "1.01").build(),
        buy("ann", "7", "1.00").stp(SelfTradePrevention.DECREMENT).build(),
        new MassCancel(0, "ann", "A", null),
        new MassCancel(0, "ann", null, null));
    assertThat(script)
        .hasToString(
            """
            1  0   market      A
            2  0   accepted    #1 ann SELL LIMIT 5 @ 1.00
            3  0   accepted    #2 ann SELL LIMIT 5 @ 1.01
            4  0   accepted    #3 ann BUY LIMIT 7 @ 1.00
            5  0   canceled    #1 left 5 SELF_TRADE
            6  0   restated    #3 left 2
            7  0   canceled    #2 left 5 MASS_CANCEL
            8  0   canceled    #3 left 2 MASS_CANCEL
            9  0   massCancel  ann 2
            10 0   massCancel  ann 0
            """);
  }
}
