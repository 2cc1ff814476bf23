package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.MatchingEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFormerTest {
  private static final long SECOND = 1_000_000_000L;

  private final MatchingEngine engine = new MatchingEngine(new EventRecorder(event -> {}));
  private BatchFormer former;

  /** Trades of those quantities. */
  private void trade(String symbol, int... quantities) {
    if (engine.market(symbol) == null) {
      engine.apply(AddMarket.of(symbol, "1", "1").settled(SettlementPolicy.STAY_OUT));
    }
    for (int qty : quantities) {
      for (Side side : Side.values()) {
        engine.apply(NewOrder.limit(symbol, "a" + side, side, qty + "", "10").build());
      }
    }
  }

  private void former(Batching batching, Attempts attempts) {
    former =
        new BatchFormer(new SettlementSettings(batching, attempts, () -> Instant.EPOCH, false));
  }

  private void former(Batching batching) {
    former(batching, Attempts.defaults());
  }

  /** What is formed then, and begins. */
  private List<Object> at(int seconds) {
    List<Object> formed = new ArrayList<>();
    for (Command command : former.form(engine.settlements(), engine.tradeId(), seconds * SECOND)) {
      engine.apply(command);
      formed.add(
          command instanceof StartSettlement start
              ? start.tradeIds()
              : "bust " + ((BustTrade) command).tradeId());
    }
    return formed;
  }

  private static Batching upTo(int trades, int seconds) {
    return Batching.defaults().upTo(trades, Duration.ofSeconds(seconds));
  }

  @Test
  void aBatchWaitsUntilItsOldestTradeIsOld() {
    former(upTo(4, 10));
    trade("X", 1, 1);
    assertThat(at(0)).isEmpty();
    trade("X", 1);
    assertThat(at(9)).isEmpty();
    assertThat(at(10)).containsExactly(List.of(1L, 2L, 3L));
    trade("X", 1);
    assertThat(at(12)).isEmpty();
    assertThat(at(21)).isEmpty();
    assertThat(at(22)).containsExactly(List.of(4L));
  }

  @Test
  void aBatchDoesNotWaitWhenItIsFull() {
    former(upTo(3, 10));
    trade("X", 1, 1, 1, 1);
    assertThat(at(0)).containsExactly(List.of(1L, 2L, 3L));
    assertThat(at(1)).isEmpty();
  }

  @Test
  void eachMarketHasBatchesOfItsOwn() {
    former(upTo(10, 0));
    trade("Y", 1, 1);
    trade("X", 1);
    trade("Y", 1);
    assertThat(at(0)).containsExactly(List.of(3L), List.of(1L, 2L, 4L));
  }

  @Test
  void noMarketIsAlwaysTheFirst() {
    former(upTo(1, 0), Attempts.defaults().parallel(1, 1));
    trade("A", 1, 1, 1);
    trade("B", 1, 1);
    trade("C", 1);
    List<Object> formed = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      formed.addAll(at(i));
      engine
          .settlements()
          .batches()
          .forEach(
              batch ->
                  engine.apply(
                      ReportSettlement.inBlock(
                          0, batch.batchId(), SettlementReport.SETTLED, null, 1, 1, 1)));
    }
    assertThat(formed)
        .containsExactly(
            List.of(1L), List.of(4L), List.of(6L), List.of(2L), List.of(5L), List.of(3L));
  }

  @Test
  void theGreatestPriorityGoesFirstAndThenTheOldest() {
    former(upTo(2, 10).priority(trade -> trade.qty().longValue()));
    trade("X", 5, 9, 5, 7);
    assertThat(at(0)).containsExactly(List.of(2L, 4L), List.of(1L, 3L));
  }

  @Test
  void aBatchKeepsToItsBudgetOfGasUnlessOneTradeAloneIsAboveIt() {
    former(upTo(10, 0).gas(80, 10, trade -> trade.qty().longValue()));
    trade("X", 30, 30, 90, 30, 30, 30);
    assertThat(at(0)).containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L, 5L), List.of(6L));
  }

  @Test
  void noMoreBatchesAreOpenThanMay() {
    former(upTo(1, 0), Attempts.defaults().parallel(2, 1));
    trade("X", 1, 1, 1);
    assertThat(at(0)).containsExactly(List.of(1L), List.of(2L));
    assertThat(at(1)).isEmpty();
  }

  @Test
  void whatHasWaitedTooLongByTheSettlersTimeIsBusted() {
    former(
        upTo(9, 100),
        Attempts.defaults().retries(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20)));
    trade("X", 1, 1);
    assertThat(at(1_000)).isEmpty();
    trade("X", 1);
    assertThat(at(1_019)).isEmpty();
    assertThat(at(1_020)).containsExactly("bust 1", "bust 2");
    assertThat(at(1_039)).containsExactly("bust 3");
  }

  @Test
  void aMarketWhoseFunctionThrowsKeepsNoOtherFromItsBatches() {
    former(
        upTo(2, 0)
            .priority(
                trade -> {
                  if (trade.symbol().equals("X")) {
                    throw new AssertionError("no");
                  }
                  return 0;
                }));
    trade("X", 1, 1);
    trade("Y", 1, 1);
    assertThat(at(0)).containsExactly(List.of(3L, 4L));
  }

  @Test
  void ofVeryManyOldNotesSomeAreLeftOut() {
    former(upTo(1_000, 50_000));
    for (int i = 0; i < 1_000; i++) {
      trade("X", 1);
      if (i < 999) {
        assertThat(at(i)).isEmpty();
      }
    }
    assertThat(at(1_000)).hasSize(1);
    trade("X", 1);
    assertThat(at(1_001)).isEmpty();
    assertThat(at(51_001)).hasSize(1);
  }
}
