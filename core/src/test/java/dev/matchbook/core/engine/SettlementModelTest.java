package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.oracle.SlowExchange;
import dev.matchbook.core.property.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random streams with settlement through the engine and the slow exchange: every command gives the
 * same events, and what the events say keeps to its invariants. In every other stream most orders
 * are signed.
 *
 * <p>{@code -Dmatchbook.seed=N} starts at another seed, {@code -Dmatchbook.streams=N} runs more.
 */
class SettlementModelTest {
  private static final int COMMANDS = 500;

  private final Map<String, Integer> seen = new TreeMap<>();
  private final Set<Long> cameBack = new HashSet<>();

  @Test
  void randomSettlementsGiveTheSameEventsAsTheOracleAndLoseNothing() {
    long first = Seeds.of(SettlementModelTest.class);
    int streams = Integer.getInteger("matchbook.streams", 100);
    for (long seed = first; seed < first + streams; seed++) {
      try {
        run(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(seen.keySet())
        .contains("came back", "came back again", "stayed out INVALID_TIF")
        .contains("REORGED to SETTLING", "FAILED to SPLIT", "FAILED to BUSTED", "FINAL to FINAL")
        .contains("refused settle UNKNOWN_TRADE", "refused settlement UNKNOWN_SETTLEMENT")
        .contains("refused settle SETTLEMENT_STATE", "refused settlement SETTLEMENT_STATE")
        .contains("refused bust UNKNOWN_TRADE", "refused bust SETTLEMENT_STATE");
  }

  private void run(long seed) {
    RandomSettlements commands = new RandomSettlements(seed, seed % 2 == 0);
    Matchbook fast = new Matchbook();
    SlowExchange slow = new SlowExchange();
    SettlementLedger ledger = new SettlementLedger();
    OrderFamilies families = new OrderFamilies();
    cameBack.clear();
    for (int i = 0; i < COMMANDS; i++) {
      Command command = commands.next();
      List<Event> expected = slow.submit(command);
      List<Event> actual = fast.submit(command);
      assertThat(actual).as("command %d: %s", i, command).isEqualTo(expected);
      commands.heard(actual);
      ledger.learn(command);
      actual.forEach(ledger::add);
      families.add(actual);
      actual.forEach(this::count);
      if (i % 10 == 0) {
        ledger.requireEqual(fast.engine().settlements());
        fast.engine().open.shrink();
      }
    }
  }

  private void count(Event event) {
    if (event instanceof OrderAccepted e && e.refOrderId() != null) {
      note("came back");
      if (!cameBack.add(e.refOrderId())) {
        note("came back again");
      }
    } else if (event instanceof OrderRejected e && e.refOrderId() != null) {
      note("stayed out " + e.reason());
    } else if (event instanceof SettlementChanged e) {
      note(e.report() + " to " + e.batch().state());
    } else if (event instanceof SettlementRejected e) {
      note("refused " + e.cmd() + " " + e.reason());
    } else if (event instanceof TradeBusted e) {
      note("busted " + e.fault());
    } else if (event instanceof SettlementStarted || event instanceof OrderCanceled) {
      note(event.getClass().getSimpleName());
    }
  }

  private void note(String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
