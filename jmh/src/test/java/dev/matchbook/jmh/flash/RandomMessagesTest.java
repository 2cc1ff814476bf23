package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every book says the same of messages that nobody thought of. */
class RandomMessagesTest {
  private static final int MESSAGES = 4_000;
  private static final int RECENT = 30;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyEngineGivesTheSameReports(long seed) throws IOException {
    Messages messages = random(seed, Long.MAX_VALUE);
    String expected = hash(messages, Engines.TREEMAP);
    for (Engines engine : Engines.values()) {
      if (engine.takesAnyId()) {
        assertThat(hash(messages, engine)).as("%s, seed %d", engine, seed).isEqualTo(expected);
      }
    }
  }

  /**
   * exchange-core's direct book is not here: the radix tree of its release loses keys where
   * negative ones meet others, and as signed numbers ids from 2^63 on are negative.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void idsAreOfAllSixtyFourBits(long seed) throws IOException {
    Messages messages = random(seed, -1);
    String expected = hash(messages, Engines.TREEMAP);
    for (Engines engine : Engines.values()) {
      if (engine.takesAnyId() && engine != Engines.EXCHANGE_CORE_DIRECT) {
        assertThat(hash(messages, engine)).as("%s, seed %d", engine, seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void theMessagesAreAnsweredInEveryWay() throws IOException {
    List<String> lines = ReportLines.of(random(1, -1), Engines.TREEMAP::open);
    for (int type = Report.ACCEPTED; type <= Report.MODIFY_REFUSED; type++) {
      String start = type + ",";
      assertThat(lines).filteredOn(line -> line.startsWith(start)).hasSizeGreaterThan(50);
    }
  }

  private static String hash(Messages messages, Engines engine) {
    return new FlashPasses(messages, engine::open).hash();
  }

  private Messages random(long seed, long idBits) throws IOException {
    Random random = new Random(seed);
    MessageBytes messages = new MessageBytes();
    List<Long> ids = new ArrayList<>(List.of(random.nextLong() & idBits));
    for (int i = 0; i < MESSAGES; i++) {
      long known = ids.get(ids.size() - 1 - random.nextInt(Math.min(RECENT, ids.size())));
      long qty = random.nextInt(20);
      long price = 1_000 + random.nextInt(12);
      switch (random.nextInt(8)) {
        case 0, 1 -> messages.cancel(known);
        case 2 -> messages.modify(known, qty, price);
        case 3 -> enter(messages.cancel(known), random, known, qty, price);
        default -> {
          ids.add(random.nextLong() & idBits);
          enter(messages, random, ids.get(ids.size() - 1), qty, price);
        }
      }
    }
    return MessageFile.read(Files.write(folder.resolve("orders.bin"), messages.file()));
  }

  private static void enter(MessageBytes messages, Random random, long id, long qty, long price) {
    int ioc = random.nextInt(4) == 0 ? 1 : 0;
    messages.record(Messages.NEW, random.nextInt(2), ioc, qty, id, price);
  }
}
