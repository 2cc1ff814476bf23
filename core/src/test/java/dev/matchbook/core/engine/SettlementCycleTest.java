package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.abandoned;
import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.failed;
import static dev.matchbook.core.engine.SettlementCommands.included;
import static dev.matchbook.core.engine.SettlementCommands.reorged;
import static dev.matchbook.core.engine.SettlementCommands.retry;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static dev.matchbook.core.engine.SettlementCommands.settle;
import static dev.matchbook.core.engine.SettlementCommands.settled;
import static dev.matchbook.core.engine.SettlementCommands.settledForGood;
import static dev.matchbook.core.engine.SettlementCommands.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.settlement.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trades from their batch to the end of their settlement, from the first event to the last. */
class SettlementCycleTest {
  private final EventScript script = new EventScript();

  /** Trades 1 to 4 of one lot each, events 4, 6, 8 and 10. */
  @BeforeEach
  void fourTrades() {
    script.run(
        AddMarket.of("A", "1", "1").settled(SettlementPolicy.REENTER),
        sell("ann", "4", "10").build(),
        buy("bob", "1", "10").build(),
        buy("cat", "1", "10").build(),
        buy("dan", "1", "10").build(),
        buy("eve", "1", "10").build());
    script.fromHere();
  }

  private Settlements settlements() {
    return script.exchange().engine().settlements();
  }

  @Test
  void aBatchGoesFromItsStartToItsEnd() {
    assertThat(settlements().pending("A"))
        .extracting(Trade::tradeId)
        .containsExactly(1L, 2L, 3L, 4L);
    script.run(settle(3L, 1L));
    assertThat(settlements().pending("A")).extracting(Trade::tradeId).containsExactly(2L, 4L);
    script.run(
        submitted(11),
        retry(11),
        submitted(11),
        included(11, 1),
        included(11, 2),
        settled(11),
        settledForGood(11));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [3, 1]
            12 0   settlement  11 SUBMITTED: SETTLING
            13 0   settlement  11 RETRY: SETTLING
            14 0   settlement  11 SUBMITTED: SETTLING
            15 0   settlement  11 INCLUDED: SETTLING
            16 0   settlement  11 INCLUDED: SETTLING
            17 0   settlement  11 SETTLED: SETTLED
            18 0   settlement  11 FINAL: FINAL
            """);
    assertThat(settlements().batches()).isEmpty();
    assertThat(settlements().trade(1)).isNull();
    assertThat(settlements().trade(2)).isNotNull();
    assertThat(settlements().size()).isEqualTo(2);
  }

  @Test
  void theRootIsOfTheTradesInTheirOrder() {
    List<Trade> trades =
        List.of(settlements().trade(2), settlements().trade(4), settlements().trade(1));
    List<Event> events = script.exchange().submit(settle(2L, 4L, 1L));
    SettlementStarted started = (SettlementStarted) events.get(0);
    assertThat(started.root()).isEqualTo(MerkleTree.ofTrades(trades).rootText());
    assertThat(settlements().batch(started.seq()).root()).isEqualTo(started.root());
  }

  @Test
  void whatFailsIsHalvedUntilThePoisonedTradeStandsAlone() {
    script.run(
        settle(1L, 2L, 3L, 4L),
        submitted(11),
        failed(11, Fault.NONE),
        settled(14),
        failed(15, Fault.NONE),
        settled(19),
        failed(18, Fault.TAKER),
        settledForGood(14),
        settledForGood(19));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [1, 2, 3, 4]
            12 0   settlement  11 SUBMITTED: SETTLING
            13 0   settlement  11 FAILED: SPLIT
            14 0   settling    [1, 2] of 11
            15 0   settling    [3, 4] of 11
            16 0   settlement  14 SETTLED: SETTLED
            17 0   settlement  15 FAILED: SPLIT
            18 0   settling    [3] of 15
            19 0   settling    [4] of 15
            20 0   settlement  19 SETTLED: SETTLED
            21 0   settlement  18 FAILED: BUSTED
            22 0   busted      #3 1 @ 10  #1 filled 3, #4 filled 0  TAKER
            23 0   accepted    #6 ann SELL LIMIT 1 @ 10 of #1
            24 0   settlement  14 FINAL: FINAL
            25 0   settlement  19 FINAL: FINAL
            """);
    assertThat(settlements().size()).isZero();
  }

  @Test
  void anOddTradeIsInTheFirstHalf() {
    script.run(settle(4L, 2L, 3L), failed(11, Fault.BOTH));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [4, 2, 3]
            12 0   settlement  11 FAILED: SPLIT
            13 0   settling    [4, 2] of 11
            14 0   settling    [3] of 11
            """);
  }

  @Test
  void whatIsAbandonedIsBustedWholeAndNobodysFault() {
    script.run(settle(1L, 3L), retry(11), abandoned(11));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [1, 3]
            12 0   settlement  11 RETRY: SETTLING
            13 0   settlement  11 ABANDONED: BUSTED
            14 0   busted      #1 1 @ 10  #1 filled 3, #2 filled 0  NONE
            15 0   busted      #3 1 @ 10  #1 filled 2, #4 filled 0  NONE
            """);
  }

  @Test
  void aBlockThatIsGoneTakesTheSettlementBackAndItSettlesAgain() {
    script.run(
        settle(1L),
        settled(11),
        reorged(11),
        submitted(11),
        included(11, 1),
        reorged(11),
        settled(11),
        settledForGood(11));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [1]
            12 0   settlement  11 SETTLED: SETTLED
            13 0   settlement  11 REORGED: SETTLING
            14 0   settlement  11 SUBMITTED: SETTLING
            15 0   settlement  11 INCLUDED: SETTLING
            16 0   settlement  11 REORGED: SETTLING
            17 0   settlement  11 SETTLED: SETTLED
            18 0   settlement  11 FINAL: FINAL
            """);
  }

  @Test
  void whatWasSettledAndIsNotAnyMoreMayStillFail() {
    script.run(settle(1L), settled(11), reorged(11), failed(11, Fault.MAKER));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [1]
            12 0   settlement  11 SETTLED: SETTLED
            13 0   settlement  11 REORGED: SETTLING
            14 0   settlement  11 FAILED: BUSTED
            15 0   busted      #1 1 @ 10  #1 filled 3, #2 filled 0  MAKER
            16 0   accepted    #6 bob BUY LIMIT 1 @ 10 of #2
            """);
  }

  @Test
  void whatCannotFollowIsRefusedAndChangesNothing() {
    List<Command> before = new ArrayList<>(List.of(settle(1L, 2L)));
    requireRefused(
        before, settle(2L, 3L), settle(3L, 99L), bust(1, Fault.NONE), bust(99, Fault.NONE));
    requireRefused(before, reorged(11), submitted(10), settled(99), settledForGood(12));
    before.add(included(11, 2));
    requireRefused(before, included(11, 2), included(11, 1), submitted(11), retry(11));
    requireRefused(before, failed(11, Fault.MAKER), abandoned(11));
    before.add(settled(11));
    requireRefused(before, settled(11), included(11, 9), failed(11, Fault.MAKER), abandoned(11));
    requireRefused(before, settle(1L), bust(1, Fault.MAKER), submitted(11), retry(11));
    before.add(settledForGood(11));
    requireRefused(before, settledForGood(11), reorged(11), settled(11), failed(11, Fault.MAKER));
    requireRefused(before, settle(1L), bust(1, Fault.MAKER), bust(2, Fault.NONE));
    before.add(bust(3, Fault.NONE));
    requireRefused(before, bust(3, Fault.NONE), settle(3L), settle(4L, 3L));
  }

  @Test
  void tradesOfTwoMarketsAreNotSettledTogether() {
    List<Command> before =
        List.of(
            AddMarket.of("B", "1", "1").settled(SettlementPolicy.STAY_OUT),
            NewOrder.limit("B", "ann", Side.SELL, "1", "5").build(),
            NewOrder.limit("B", "bob", Side.BUY, "1", "5").build());
    requireRefused(before, settle(1L, 5L), settle(5L, 1L));
  }

  @Test
  void tradesOfAMarketThatDoesNotSettleAreUnknown() {
    List<Command> before =
        List.of(
            AddMarket.of("B", "1", "1"),
            NewOrder.limit("B", "ann", Side.SELL, "1", "5").build(),
            NewOrder.limit("B", "bob", Side.BUY, "1", "5").build());
    requireRefused(before, settle(5L), bust(5, Fault.NONE));
  }

  /** Each gives one refusal, and leaves the state that another refusal leaves. */
  private static void requireRefused(List<Command> before, Command... refused) {
    for (Command command : refused) {
      Matchbook one = after(before);
      Matchbook other = after(before);
      assertThat(one.submit(command))
          .as("%s", command)
          .singleElement()
          .isInstanceOf(SettlementRejected.class);
      other.submit(settle(12_345L));
      assertThat(one.stateHash()).as("state after %s", command).isEqualTo(other.stateHash());
    }
  }

  private static Matchbook after(List<Command> commands) {
    SettlementCycleTest test = new SettlementCycleTest();
    test.fourTrades();
    Matchbook exchange = test.script.exchange();
    for (Command command : commands) {
      assertThat(exchange.submit(command)).noneMatch(SettlementRejected.class::isInstance);
    }
    return exchange;
  }

  @Test
  void aRefusalNamesTheTradeOrTheBatch() {
    script.run(settle(1L), settle(2L, 1L), settle(77L), bust(1, Fault.NONE), submitted(5));
    assertThat(script)
        .hasToString(
            """
            11 0   settling    [1]
            12 0   refused     settle 1 SETTLEMENT_STATE
            13 0   refused     settle 77 UNKNOWN_TRADE
            14 0   refused     bust 1 SETTLEMENT_STATE
            15 0   refused     settlement 5 UNKNOWN_SETTLEMENT
            """);
  }

  @Test
  void theGatewaysWordsAreKept() {
    script.run(settle(1L), retry(11));
    List<Event> events = script.exchange().submit(settled(11));
    SettlementChanged changed = (SettlementChanged) events.get(0);
    assertThat(changed.batch()).isEqualTo(settlements().batch(11));
    assertThat(changed.batch().attempts()).isEqualTo(1);
    assertThat(changed.batch().txHash()).isEqualTo("0x1");
    assertThat(changed.batch().block()).isEqualTo(7);
    assertThat(changed.batch().gasUsed()).isEqualTo(21_000);
    assertThat(changed.batch().confirmations()).isEqualTo(3);
    assertThat(changed.batch().error()).isNull();
  }
}
