package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.oracle.SlowExchange;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random command streams through the fast engine and through the slow one: the events of every
 * command and the state after it must be equal. In every other stream the orders also move to other
 * slots, as they do where memory shrinks, which nobody may notice.
 *
 * <p>{@code -Dmatchbook.seed=N} starts at another seed, {@code -Dmatchbook.streams=N} runs more.
 */
class OracleComparisonTest {
  private static final int COMMANDS = 600;

  @Test
  void randomStreamsGiveTheSameEventsAndStateAsTheOracle() {
    long first = Long.getLong("matchbook.seed", System.nanoTime());
    int streams = Integer.getInteger("matchbook.streams", 400);
    System.out.println("OracleComparisonTest: seeds " + first + " to " + (first + streams - 1));
    for (long seed = first; seed < first + streams; seed++) {
      compare(seed);
    }
  }

  private static void compare(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    Matchbook fast = new Matchbook();
    SlowExchange slow = new SlowExchange();
    for (int i = 0; i < COMMANDS; i++) {
      Command command = commands.next();
      List<Event> expected = slow.submit(command);
      List<Event> actual;
      try {
        if (seed % 2 == 0 && i % 5 == 0) {
          fast.engine.open.shrink();
        }
        actual = fast.submit(command);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", command " + i + ": " + command, e);
      }
      if (!actual.equals(expected) || fast.stateHash() != slow.stateHash()) {
        assertThat(actual).as("seed %d, command %d: %s", seed, i, command).isEqualTo(expected);
        assertThat(fast.stateHash())
            .as("state; seed %d, command %d: %s", seed, i, command)
            .isEqualTo(slow.stateHash());
      }
    }
  }
}
