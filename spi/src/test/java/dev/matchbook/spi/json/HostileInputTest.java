package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.oracle.RandomCommands;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Command streams with bytes flipped, cut and doubled: no crash, both ways of running agree, and
 * counters have no gaps.
 */
class HostileInputTest {
  private static final int STREAMS = 200;
  private static final int LINES = 200;

  @Test
  void damagedBytesGiveEventsNeverACrash() {
    long first = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("HostileInputTest: seeds " + first + " to " + (first + STREAMS - 1));
    for (long seed = first; seed < first + STREAMS; seed++) {
      byte[] input = damage(stream(seed), new SplittableRandom(seed));
      List<String> events = Wire.run(input);
      assertThat(Wire.runOnTwoThreads(input)).as("seed %d", seed).isEqualTo(events);
      for (int i = 0; i < events.size(); i++) {
        assertThat(events.get(i)).as("seed %d", seed).startsWith("{\"seq\":" + (i + 1) + ",");
        assertThat(events.get(i)).as("seed %d", seed).matches("[ -~]*");
      }
    }
  }

  private static byte[] stream(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    CommandEncoder encoder = new CommandEncoder();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      Command command = commands.next();
      if (!(command instanceof MalformedLine)) {
        text.append(encoder.encode(command)).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] damage(byte[] input, SplittableRandom random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : input) {
      switch (random.nextInt(400)) {
        case 0 -> out.write(random.nextInt(256));
        case 1 -> out.write(b ^ 1 << random.nextInt(8));
        case 2 -> out.write("{}[]\",:\\".charAt(random.nextInt(8)));
        case 3 -> {
          out.write(b);
          out.write(b);
        }
        case 4 -> {}
        default -> out.write(b);
      }
    }
    return out.toByteArray();
  }
}
