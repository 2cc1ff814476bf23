package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
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
  private static final long START = 1_800_000_000L * SECOND;

  private final MatchingEngine engine = new MatchingEngine(new EventRecorder(event -> {}));

  /** Trades of those quantities, one a second. */
  private void trade(String symbol, int... quantities) {
    if (engine.market(symbol) == null) {
      engine.apply(AddMarket.of(symbol, "1", "1").settled(SettlementPolicy.STAY_OUT));
    }
    for (int qty : quantities) {
      long ts = Math.max(START, engine.ts() + SECOND);
      for (Side side : Side.values()) {
        engine.apply(NewOrder.limit(symbol, "a" + side, side, qty + "", "10").ts(ts).build());
      }
    }
  }

  private List<Object> form(Batching batching, Attempts attempts, long now) {
    SettlementSettings settings =
        new SettlementSettings(batching, attempts, () -> Instant.EPOCH, false);
    List<Object> formed = new ArrayList<>();
    for (Command command :
        new BatchFormer(settings, START).form(engine.settlements(), START + now * SECOND)) {
      engine.apply(command);
      formed.add(
          command instanceof StartSettlement start
              ? start.tradeIds()
              : "bust " + ((BustTrade) command).tradeId());
    }
    return formed;
  }

  private List<Object> form(Batching batching, long now) {
    return form(batching, Attempts.defaults(), now);
  }

  private static Batching upTo(int trades, int seconds) {
    return Batching.defaults().upTo(trades, Duration.ofSeconds(seconds));
  }

  @Test
  void aBatchWaitsUntilItIsFullOrItsOldestTradeIsOld() {
    trade("X", 1, 1, 1);
    assertThat(form(upTo(4, 10), 9)).isEmpty();
    assertThat(form(upTo(3, 10), 9)).containsExactly(List.of(1L, 2L, 3L));
    trade("X", 1);
    assertThat(form(upTo(3, 10), 12)).isEmpty();
    assertThat(form(upTo(3, 10), 13)).containsExactly(List.of(4L));
  }

  @Test
  void eachMarketHasBatchesOfItsOwn() {
    trade("Y", 1, 1);
    trade("X", 1);
    trade("Y", 1);
    assertThat(form(upTo(10, 0), 9)).containsExactly(List.of(3L), List.of(1L, 2L, 4L));
  }

  @Test
  void theGreatestPriorityGoesFirstAndThenTheOldest() {
    trade("X", 5, 9, 5, 7);
    Batching largest = upTo(2, 10).priority(trade -> trade.qty().longValue());
    assertThat(form(largest, 9)).containsExactly(List.of(2L, 4L), List.of(1L, 3L));
  }

  @Test
  void aBatchKeepsToItsBudgetOfGasUnlessOneTradeAloneIsAboveIt() {
    trade("X", 30, 30, 90, 30, 30, 30);
    Batching budget = upTo(10, 0).gas(80, 10, trade -> trade.qty().longValue());
    assertThat(form(budget, 9))
        .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L, 5L), List.of(6L));
  }

  @Test
  void noMoreBatchesAreOpenThanMay() {
    trade("X", 1, 1, 1);
    Attempts two = Attempts.defaults().parallel(2, 1);
    assertThat(form(upTo(1, 0), two, 9)).containsExactly(List.of(1L), List.of(2L));
    assertThat(form(upTo(1, 0), two, 9)).isEmpty();
  }

  @Test
  void whatHasWaitedTooLongIsBustedButNotForTheTimeBeforeTheSettlerBegan() {
    trade("X", 1, 1, 1);
    Attempts hurried =
        Attempts.defaults().retries(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20));
    assertThat(form(upTo(9, 100), hurried, 19)).isEmpty();
    assertThat(form(upTo(9, 100), hurried, 21)).containsExactly("bust 1", "bust 2");
  }

  @Test
  void aTradeOfATimeToComeHasWaited() {
    trade("X", 1);
    assertThat(form(upTo(9, 10), -100)).containsExactly(List.of(1L));
  }
}
