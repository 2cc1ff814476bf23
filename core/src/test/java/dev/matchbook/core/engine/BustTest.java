package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.event.TradeBusted;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bust takes back, where nothing comes back into the book. */
class BustTest {
  private final EventScript script = new EventScript();

  @BeforeEach
  void market() {
    script.run(AddMarket.of("A", "1", "1").settled(SettlementPolicy.STAY_OUT)).fromHere();
  }

  private void requireAfter(Command[] before, Command[] then, String expected) {
    script.run(before).fromHere();
    script.run(then);
    assertThat(script).hasToString(expected);
  }

  private static Command[] of(Command... commands) {
    return commands;
  }

  /** Order 1 is open with 3 of 5, order 2 is filled. */
  private static Command[] openMaker() {
    return of(sell("ann", "5", "10").build(), buy("bob", "2", "10").build());
  }

  /** Order 1 is filled, order 2 is open with 3 of 5. */
  private static Command[] openTaker() {
    return of(sell("ann", "2", "10").build(), buy("bob", "5", "10").build());
  }

  @Test
  void anOpenMakerAtFaultIsCanceled() {
    requireAfter(
        openMaker(),
        of(bust(1, Fault.MAKER), QueryDepth.of("A")),
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  MAKER
        6  0   canceled    #1 left 3 SETTLEMENT_FAILED
        7  0   depth       bids [] asks []
        """);
  }

  @Test
  void anOpenMakerGoesOnWhereTheTakerIsAtFaultOrNobody() {
    requireAfter(
        openMaker(),
        of(bust(1, Fault.TAKER), QueryDepth.of("A")),
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   depth       bids [] asks [3 @ 10 (1)]
        """);
    requireAfter(
        of(buy("bob", "2", "10").build()),
        of(bust(2, Fault.NONE), QueryDepth.of("A")),
        """
        9  0   busted      #2 2 @ 10  #1 filled 0, #3 filled 0  NONE
        10 0   depth       bids [] asks [1 @ 10 (1)]
        """);
  }

  @Test
  void anOpenTakerAtFaultIsCanceled() {
    requireAfter(
        openTaker(),
        of(bust(1, Fault.TAKER), QueryDepth.of("A")),
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   canceled    #2 left 3 SETTLEMENT_FAILED
        7  0   depth       bids [] asks []
        """);
  }

  @Test
  void whereBothAreAtFaultTheOneThatIsOpenIsCanceled() {
    requireAfter(
        openTaker(),
        of(bust(1, Fault.BOTH), QueryDepth.of("A")),
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  BOTH
        6  0   canceled    #2 left 3 SETTLEMENT_FAILED
        7  0   depth       bids [] asks []
        """);
  }

  /** Never both: a trade fills one of its orders. */
  @Test
  void whatWasCanceledForOneTradeIsNotCanceledForTheNext() {
    requireAfter(
        of(
            sell("ann", "2", "10").build(),
            buy("bob", "5", "10").build(),
            sell("ann", "1", "10").build(),
            new ReplaceOrder(0, 2L, null, null, new BigDecimal("9"), null, null, null)),
        of(bust(2, Fault.BOTH), bust(1, Fault.BOTH)),
        """
        8  0   busted      #2 1 @ 10  #2 filled 2, #3 filled 0  BOTH
        9  0   canceled    #2 left 6 SETTLEMENT_FAILED
        10 0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  BOTH
        """);
  }

  @Test
  void anOrderFilledByThreeTradesLosesTwoOfThem() {
    requireAfter(
        of(
            sell("ann", "10", "10").build(),
            buy("bob", "2", "10").build(),
            buy("cat", "3", "10").build(),
            buy("dan", "5", "10").build()),
        of(bust(2, Fault.NONE), bust(1, Fault.TAKER), bust(2, Fault.NONE)),
        """
        9  0   busted      #2 3 @ 10  #1 filled 7, #3 filled 0  NONE
        10 0   busted      #1 2 @ 10  #1 filled 5, #2 filled 0  TAKER
        11 0   refused     bust 2 UNKNOWN_TRADE
        """);
  }

  @Test
  void whatIsFilledAfterABustIsCountedFromWhatWasLeft() {
    requireAfter(
        openMaker(),
        of(bust(1, Fault.NONE), buy("cat", "1", "10").build(), buy("dan", "2", "10").build()),
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  NONE
        6  0   accepted    #3 cat BUY LIMIT 1 @ 10
        7  0   trade       #2 1 @ 10  #1 left 2, #3 left 0
        8  0   accepted    #4 dan BUY LIMIT 2 @ 10
        9  0   trade       #3 2 @ 10  #1 left 0, #4 left 0
        """);
  }

  @Test
  void theQuantityOfAnOpenOrderIsWhatItHasFilledAndWhatItHasLeft() {
    requireAfter(
        of(
            sell("ann", "10", "10").build(),
            buy("bob", "2", "10").build(),
            buy("cat", "3", "10").build()),
        of(
            bust(1, Fault.TAKER),
            ReplaceOrder.byId(1, "8", null),
            ReplaceOrder.byId(1, "7", null),
            ReplaceOrder.byId(1, "9", null),
            ReplaceOrder.byId(1, "3", null)),
        """
        7  0   busted      #1 2 @ 10  #1 filled 3, #2 filled 0  TAKER
        8  0   replaced    #1 8 @ 10 left 5 KEPT
        9  0   replaced    #1 7 @ 10 left 4 KEPT
        10 0   replaced    #1 9 @ 10 left 6 LOST
        11 0   canceled    #1 left 6 REPLACED
        """);
  }

  @Test
  void aBustKeepsThePlaceInTheQueue() {
    requireAfter(
        of(
            sell("ann", "5", "10").build(),
            sell("eve", "5", "10").build(),
            buy("bob", "2", "10").build()),
        of(bust(1, Fault.TAKER), buy("cat", "4", "10").build()),
        """
        6  0   busted      #1 2 @ 10  #1 filled 0, #3 filled 0  TAKER
        7  0   accepted    #4 cat BUY LIMIT 4 @ 10
        8  0   trade       #2 3 @ 10  #1 left 0, #4 left 1
        9  0   trade       #3 1 @ 10  #2 left 4, #4 left 0
        """);
  }

  @Test
  void aBustTellsTheTradeAndTheReason() {
    script.run(openMaker());
    TradeBusted busted = (TradeBusted) script.exchange().submit(bust(1, Fault.NONE)).get(0);
    assertThat(busted.symbol()).isEqualTo("A");
    assertThat(busted.makerAccount()).isEqualTo("ann");
    assertThat(busted.takerAccount()).isEqualTo("bob");
    assertThat(busted.takerSide()).isEqualTo(Side.BUY);
    assertThat(busted.reason()).isEqualTo("by hand");
  }
}
