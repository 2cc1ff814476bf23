package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.oracle.SlowExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random command streams encoded, sent through the codec and the engine, decoded, and compared with
 * the oracle's events: the wire loses and adds nothing. {@code -Dmatchbook.seed=N} runs a seed
 * again.
 */
class RandomStreamsTest {
  private static final int STREAMS = 60;
  private static final int COMMANDS = 1500;

  private final CommandEncoder encoder = new CommandEncoder();
  private final CommandDecoder commandDecoder = new CommandDecoder();
  private final EventDecoder eventDecoder = new EventDecoder();

  @Test
  void eventsOnTheWireAreTheOraclesEvents() {
    long first = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("RandomStreamsTest: seeds " + first + " to " + (first + STREAMS - 1));
    for (long seed = first; seed < first + STREAMS; seed++) {
      check(seed);
    }
  }

  private void check(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    SlowExchange oracle = new SlowExchange();
    StringBuilder input = new StringBuilder();
    List<Event> expected = new ArrayList<>();
    for (int line = 1; line <= COMMANDS; line++) {
      Command command = commands.next();
      if (command instanceof MalformedLine) {
        command = new MalformedLine(line, "");
        input.append("{no command}\n");
      } else {
        String text = encoder.encode(command);
        assertThat(commandDecoder.decode(text.getBytes(StandardCharsets.US_ASCII), line))
            .as("seed %d, line %d: %s", seed, line, text)
            .isEqualTo(command);
        input.append(text).append('\n');
      }
      expected.addAll(oracle.submit(command));
    }
    byte[] bytes = input.toString().getBytes(StandardCharsets.US_ASCII);
    List<String> lines = Wire.run(bytes);
    assertThat(lines.stream().map(this::decode)).as("seed %d", seed).isEqualTo(expected);
    assertThat(Wire.runOnTwoThreads(bytes)).as("seed %d", seed).isEqualTo(lines);
  }

  private Event decode(String line) {
    Event event = eventDecoder.decode(line);
    return event instanceof LineRejected e
        ? new LineRejected(e.seq(), e.ts(), e.line(), "")
        : event;
  }
}
