package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.SetStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back into the book of a busted trade, and what does not. */
class ReentryTest {
  private final EventScript script = new EventScript();

  @BeforeEach
  void market() {
    script.run(AddMarket.of("A", "1", "1").settled(SettlementPolicy.REENTER)).fromHere();
  }

  private void given(Command... commands) {
    script.run(commands).fromHere();
  }

  private void requireThen(String expected, Command... commands) {
    script.run(commands);
    assertThat(script).hasToString(expected);
  }

  @Test
  void anOpenOrderGoesOnAndItsBustedPartComesBackBehind() {
    given(
        sell("ann", "5", "10").clOrdId("mine").build(),
        sell("eve", "5", "10").build(),
        buy("bob", "2", "10").build());
    requireThen(
        """
        6  0   busted      #1 2 @ 10  #1 filled 0, #3 filled 0  TAKER
        7  0   accepted    #4 ann SELL LIMIT 2 @ 10 of #1
        8  0   accepted    #5 cat BUY LIMIT 9 @ 10
        9  0   trade       #2 3 @ 10  #1 left 0, #5 left 6
        10 0   trade       #3 5 @ 10  #2 left 0, #5 left 1
        11 0   trade       #4 1 @ 10  #4 left 1, #5 left 0
        """,
        bust(1, Fault.TAKER),
        buy("cat", "9", "10").build());
  }

  @Test
  void theRestOfTheOneAtFaultIsGoneBeforeTheOtherComesBack() {
    given(sell("ann", "5", "10").build(), buy("bob", "2", "11").build());
    requireThen(
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  MAKER
        6  0   canceled    #1 left 3 SETTLEMENT_FAILED
        7  0   accepted    #3 bob BUY LIMIT 2 @ 11 of #2
        8  0   depth       bids [2 @ 11 (1)] asks []
        """,
        bust(1, Fault.MAKER),
        QueryDepth.of("A"));
  }

  @Test
  void whereBothAreAtFaultOrNobodyNothingComesBack() {
    given(
        sell("ann", "2", "10").build(),
        buy("bob", "1", "10").build(),
        buy("cat", "1", "10").build());
    requireThen(
        """
        7  0   busted      #1 1 @ 10  #1 filled 1, #2 filled 0  BOTH
        8  0   busted      #2 1 @ 10  #1 filled 0, #3 filled 0  NONE
        """,
        bust(1, Fault.BOTH),
        bust(2, Fault.NONE));
  }

  @Test
  void itTradesAtOnceAndItsTradesTriggerStops() {
    given(
        sell("ann", "2", "10").build(),
        buy("bob", "2", "12").build(),
        sell("eve", "1", "11").build(),
        sell("eve", "2", "12").build(),
        NewOrder.of("A", "dan", Side.BUY, OrdType.STOP, "1").stopPx("11").build());
    requireThen(
        """
        8  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  MAKER
        9  0   accepted    #6 bob BUY LIMIT 2 @ 12 of #2
        10 0   trade       #2 1 @ 11  #3 left 0, #6 left 1
        11 0   trade       #3 1 @ 12  #4 left 1, #6 left 0
        12 0   triggered   #5
        13 0   trade       #4 1 @ 12  #4 left 0, #5 left 0
        """,
        bust(1, Fault.MAKER));
  }

  @Test
  void whatItsOwnerHasTakenOutStaysOut() {
    given(
        sell("ann", "3", "10").build(),
        buy("bob", "1", "10").build(),
        new CancelOrder(0, 1L, null, null),
        sell("ann", "3", "10").build(),
        buy("bob", "1", "10").build(),
        new MassCancel(0, "ann", null, null),
        sell("ann", "3", "10").build(),
        buy("bob", "1", "10").build(),
        ReplaceOrder.byId(5, "1", null));
    requireThen(
        """
        15 0   busted      #1 1 @ 10  #1 filled 0, #2 filled 0  TAKER
        16 0   busted      #2 1 @ 10  #3 filled 0, #4 filled 0  TAKER
        17 0   busted      #3 1 @ 10  #5 filled 0, #6 filled 0  TAKER
        """,
        bust(1, Fault.TAKER),
        bust(2, Fault.TAKER),
        bust(3, Fault.TAKER));
  }

  @Test
  void whatHasExpiredStaysOutAndWhatWasFilledIsToldThatItsTimeIsOver() {
    given(
        sell("ann", "2", "10").expireTs(50).build(),
        buy("bob", "1", "10").build(),
        sell("eve", "1", "9").expireTs(50).build(),
        buy("bob", "1", "9").build(),
        new AdvanceTime(50));
    requireThen(
        """
        9  50  busted      #1 1 @ 10  #1 filled 0, #2 filled 0  TAKER
        10 50  busted      #2 1 @ 9  #3 filled 0, #4 filled 0  TAKER
        11 50  rejected    #5 eve INVALID_TIF of #3
        """,
        bust(1, Fault.TAKER),
        bust(2, Fault.TAKER));
  }

  @Test
  void whatHasTimeComesBackWithItsTime() {
    given(sell("ann", "1", "10").expireTs(50).build(), buy("bob", "1", "10").build());
    requireThen(
        """
        5  0   busted      #1 1 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   accepted    #3 ann SELL LIMIT 1 @ 10 of #1
        7  50  expired     #3 left 1
        """,
        bust(1, Fault.TAKER),
        new AdvanceTime(50));
  }

  @Test
  void whatCouldNotRestStaysOut() {
    given(
        sell("ann", "4", "10").build(),
        buy("bob", "1", "10").tif(TimeInForce.IOC).build(),
        buy("bob", "1", "10").tif(TimeInForce.FOK).build(),
        NewOrder.market("A", "bob", Side.BUY, "1").build(),
        NewOrder.of("A", "bob", Side.BUY, OrdType.STOP, "1").stopPx("10").build());
    requireThen(
        """
        12 0   busted      #1 1 @ 10  #1 filled 3, #2 filled 0  MAKER
        13 0   busted      #2 1 @ 10  #1 filled 2, #3 filled 0  MAKER
        14 0   busted      #3 1 @ 10  #1 filled 1, #4 filled 0  MAKER
        15 0   busted      #4 1 @ 10  #1 filled 0, #5 filled 0  MAKER
        """,
        bust(1, Fault.MAKER),
        bust(2, Fault.MAKER),
        bust(3, Fault.MAKER),
        bust(4, Fault.MAKER));
  }

  @Test
  void aTriggeredLimitOrderComesBackAsAPlainOne() {
    given(
        sell("ann", "2", "10").build(),
        buy("bob", "1", "10").build(),
        NewOrder.of("A", "cat", Side.BUY, OrdType.STOP_LIMIT, "1")
            .price("10")
            .stopPx("10")
            .build());
    requireThen(
        """
        8  0   busted      #2 1 @ 10  #1 filled 1, #3 filled 0  MAKER
        9  0   accepted    #4 cat BUY LIMIT 1 @ 10 of #3
        """,
        bust(2, Fault.MAKER));
  }

  @Test
  void postOnlyThatWouldCrossIsRefusedAndTold() {
    given(
        sell("ann", "1", "10").postOnly().build(),
        buy("bob", "1", "10").build(),
        buy("cat", "1", "10").build());
    requireThen(
        """
        6  0   busted      #1 1 @ 10  #1 filled 0, #2 filled 0  TAKER
        7  0   rejected    #4 ann POST_ONLY_WOULD_CROSS of #1
        8  0   depth       bids [1 @ 10 (1)] asks []
        """,
        bust(1, Fault.TAKER),
        QueryDepth.of("A"));
  }

  @Test
  void anOrderIsReplacedYetWhereNothingOfItCameBack() {
    given(
        sell("ann", "5", "10").postOnly().build(),
        buy("bob", "1", "10").build(),
        sell("eve", "1", "9").build(),
        ReplaceOrder.byId(1, null, "12"),
        buy("cat", "1", "9").build(),
        new SetStatus(0, "A", MarketStatus.HALTED),
        bust(1, Fault.TAKER),
        new SetStatus(0, "A", MarketStatus.OPEN));
    requireThen(
        """
        13 0   replaced    #1 3 @ 12 left 3 KEPT
        """,
        ReplaceOrder.byId(1, "3", null));
  }

  @Test
  void inAHaltedMarketItIsRefusedAndToldAndTheOneAtFaultIsStillCanceled() {
    given(
        sell("ann", "1", "10").build(),
        buy("bob", "3", "10").build(),
        new SetStatus(0, "A", MarketStatus.HALTED));
    requireThen(
        """
        6  0   busted      #1 1 @ 10  #1 filled 0, #2 filled 0  TAKER
        7  0   canceled    #2 left 2 SETTLEMENT_FAILED
        8  0   rejected    #3 ann MARKET_HALTED of #1
        """,
        bust(1, Fault.TAKER));
  }

  @Test
  void whatCameBackIsBustedAndComesBackAgain() {
    given(sell("ann", "3", "10").build(), buy("bob", "3", "10").build());
    requireThen(
        """
        5  0   busted      #1 3 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   accepted    #3 ann SELL LIMIT 3 @ 10 of #1
        7  0   accepted    #4 cat BUY LIMIT 2 @ 10
        8  0   trade       #2 2 @ 10  #3 left 1, #4 left 0
        9  0   busted      #2 2 @ 10  #3 filled 0, #4 filled 0  TAKER
        10 0   accepted    #5 ann SELL LIMIT 2 @ 10 of #1
        11 0   no cancel   #3 TRADE_BUSTED
        12 0   replaced    #5 3 @ 10 left 3 LOST
        """,
        bust(1, Fault.TAKER),
        buy("cat", "2", "10").build(),
        bust(2, Fault.TAKER),
        ReplaceOrder.byId(3, "2", null),
        ReplaceOrder.byId(5, "3", null));
  }

  @Test
  void twoTradesOfAnOrderComeBackAsTwo() {
    given(
        sell("ann", "5", "10").build(),
        buy("bob", "2", "10").build(),
        buy("cat", "3", "10").build());
    requireThen(
        """
        7  0   busted      #2 3 @ 10  #1 filled 2, #3 filled 0  TAKER
        8  0   accepted    #4 ann SELL LIMIT 3 @ 10 of #1
        9  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        10 0   accepted    #5 ann SELL LIMIT 2 @ 10 of #1
        """,
        bust(2, Fault.TAKER),
        bust(1, Fault.TAKER));
  }

  @Test
  void allThatIsOpenOfWhatTheOneAtFaultSentIsCanceled() {
    given(
        sell("ann", "5", "10").build(),
        sell("ann", "1", "10").build(),
        buy("bob", "2", "10").build(),
        buy("cat", "1", "10").build(),
        bust(1, Fault.TAKER));
    requireThen(
        """
        10 0   busted      #2 1 @ 10  #1 filled 0, #4 filled 0  MAKER
        11 0   canceled    #1 left 2 SETTLEMENT_FAILED
        12 0   canceled    #5 left 2 SETTLEMENT_FAILED
        13 0   accepted    #6 cat BUY LIMIT 1 @ 10 of #4
        14 0   trade       #3 1 @ 10  #2 left 0, #6 left 0
        """,
        bust(2, Fault.MAKER));
  }

  @Test
  void whatCameBackAndIsAtFaultTakesItsFirstOrderWithIt() {
    given(
        sell("ann", "5", "12").build(),
        buy("bob", "2", "12").build(),
        bust(1, Fault.TAKER),
        ReplaceOrder.byId(3, null, "10"),
        buy("cat", "1", "10").build());
    requireThen(
        """
        10 0   busted      #2 1 @ 10  #3 filled 0, #4 filled 0  BOTH
        11 0   canceled    #1 left 3 SETTLEMENT_FAILED
        12 0   canceled    #3 left 1 SETTLEMENT_FAILED
        """,
        bust(2, Fault.BOTH));
  }

  @Test
  void itComesBackAtThePriceThatItHadLast() {
    given(
        sell("ann", "5", "10").build(),
        buy("bob", "2", "10").build(),
        ReplaceOrder.byId(1, null, "12"));
    requireThen(
        """
        6  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        7  0   accepted    #3 ann SELL LIMIT 2 @ 12 of #1
        """,
        bust(1, Fault.TAKER));
  }
}
