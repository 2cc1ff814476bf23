package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.model.ModelStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Thousands of crashes of the engine and its gateway, at every place between a trade and the end of
 * its settlement: each trade settles exactly once, or is busted exactly once.
 *
 * <p>{@code -Dmatchbook.crashes=N} for more, {@code -Dmatchbook.seed=N} repeats.
 */
class SettlementCrashTest {
  private static final int ORDERS = 120;
  private static final int MOST_ROUNDS = 20_000;
  private static final Duration STEP = Duration.ofMillis(200);

  private Instant now = Instant.ofEpochSecond(1_800_000_000L);
  private int crashes;
  private int settled;
  private int busted;

  @Test
  void everyTradeSettlesOnceOrIsBustedOnceWhateverCrashes() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int wanted = Integer.getInteger("matchbook.crashes", 5_000);
    System.out.println("SettlementCrashTest: seed " + seed);
    for (long run = 0; crashes < wanted; run++) {
      // neighbouring seeds begin alike
      venue(new Random(seed + run * 0x9E3779B97F4A7C15L));
    }
    System.out.printf(
        "SettlementCrashTest: %d crashes, %d trades settled, %d busted%n",
        crashes, settled, busted);
    assertThat(settled).isPositive();
    assertThat(busted).isPositive();
  }

  private void venue(Random dice) {
    ModelStore store = new ModelStore();
    FlakyChain chain = new FlakyChain(dice);
    List<Event> told = new ArrayList<>();
    SettlementSettings settings = settings(dice);
    int orders = 0;
    Process process = null;
    SettlementRound round = null;
    for (int i = 0; i < MOST_ROUNDS && !isOver(store, orders); i++) {
      now = now.plus(STEP);
      chain.goOn();
      boolean calm = i > MOST_ROUNDS / 2;
      if (calm) {
        chain.calm();
      }
      try {
        if (process == null || calm && i == MOST_ROUNDS / 2 + 1) {
          process = new Process(store, dice, told, calm);
          round = new SettlementRound(process, chain, settings, Runnable::run, dice);
        }
        if (orders < ORDERS) {
          process.run(engine -> enter(engine, dice), failure -> {});
        }
        round.run();
      } catch (Crash e) {
        crashes++;
        process = null;
      }
      orders = (int) store.checkpoint().orderId();
    }
    verify(store, chain, told);
  }

  private SettlementSettings settings(Random dice) {
    boolean hurries = dice.nextInt(4) == 0;
    return SettlementSettings.defaults()
        .batching(
            Batching.defaults().upTo(1 + dice.nextInt(12), Duration.ofSeconds(dice.nextInt(3))))
        .attempts(
            Attempts.defaults()
                .parallel(1 + dice.nextInt(8), 1)
                .poll(Duration.ofMillis(dice.nextInt(1_000)))
                .retries(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(5),
                    hurries ? Duration.ofMillis(200 + dice.nextInt(800)) : Duration.ofHours(10))
                .depths(1 + dice.nextInt(2), FlakyChain.FINALITY))
        .clock(() -> now, dice.nextBoolean());
  }

  private static int enter(MatchingEngine engine, Random dice) {
    int commands = 3;
    if (engine.market("X") == null) {
      commands++;
      engine.apply(AddMarket.of("X", "1", "1").settled(SettlementPolicy.REENTER));
    }
    for (int i = 0; i < 3; i++) {
      engine.apply(
          NewOrder.limit(
                  "X",
                  "a" + dice.nextInt(5),
                  dice.nextBoolean() ? Side.BUY : Side.SELL,
                  1 + dice.nextInt(9) + "",
                  98 + dice.nextInt(5) + "")
              .build());
    }
    return commands;
  }

  private static boolean isOver(ModelStore store, int orders) {
    return orders >= ORDERS
        && store.settlements(state(SettlementState.PENDING), null, 1).rows().isEmpty()
        && store.settlements(state(SettlementState.SETTLING), null, 1).rows().isEmpty()
        && store.settlementBatches(state(SettlementState.SETTLED), null, 1).rows().isEmpty();
  }

  private static SettlementQuery state(SettlementState state) {
    return SettlementQuery.all().state(state);
  }

  private void verify(ModelStore store, FlakyChain chain, List<Event> told) {
    chain.calm();
    for (int i = 0; i <= FlakyChain.FINALITY; i++) {
      // what nobody asks about any more must not settle either
      chain.goOn();
    }
    TreeSet<Long> atGateway = new TreeSet<>(chain.settled());
    TreeSet<Long> inBooks = new TreeSet<>();
    TreeSet<Long> undone = new TreeSet<>();
    List<StoredSettlement> rows =
        store.settlements(SettlementQuery.all(), null, Page.MAX_ROWS).rows();
    assertThat(rows).hasSize((int) store.checkpoint().tradeId());
    for (StoredSettlement row : rows) {
      assertThat(row.state()).isIn(SettlementState.SETTLED, SettlementState.BUSTED);
      (row.state() == SettlementState.SETTLED ? inBooks : undone).add(row.tradeId());
    }
    assertThat(inBooks).isEqualTo(atGateway);
    TreeSet<Long> toldBusts = new TreeSet<>();
    for (Event event : told) {
      if (event instanceof TradeBusted bust) {
        assertThat(toldBusts.add(bust.tradeId())).as("busted twice: " + bust).isTrue();
      }
    }
    assertThat(toldBusts).isEqualTo(undone);
    settled += inBooks.size();
    busted += undone.size();
  }
}
