package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.spi.json.EventWriter;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import dev.matchbook.store.file.FileVerification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner with a file store, killed again and again while commands stream in. After each death
 * everything whose events were printed is there, the state is that of a run that nothing
 * interrupts, and the next life goes on with the next command.
 *
 * <p>{@code -Dmatchbook.kills=N} kills more often, {@code -Dmatchbook.seed=N} repeats.
 */
class KillIT {
  private static final int COMMANDS = 20_000;
  private static final int MOST_BYTES = 500_000;

  /** A life is short: it should start fast rather than run fast. */
  private static final List<String> JAVA =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

  @TempDir private Path folder;

  @Test
  void nothingThatWasPrintedIsLostAndTheRunGoesOnExactly() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int kills = Integer.getInteger("matchbook.kills", 150);
    System.out.println("KillIT: seed " + seed + ", " + kills + " kills");
    Random dice = new Random(seed);
    int killed = 0;
    for (int store = 0; killed < kills; store++) {
      Lives lives = new Lives(folder.resolve("data" + store), seed + store, dice);
      killed += lives.run(kills - killed);
    }
  }

  /** The lives of one store, until its input ends. */
  private final class Lives {
    private final Path directory;
    private final String uri;
    private final Random dice;
    private final Uninterrupted truth;
    private final Path input;
    private int applied;

    Lives(Path directory, long seed, Random dice) throws IOException {
      this.directory = directory;
      this.dice = dice;
      this.uri =
          "file:" + directory + "?segmentBytes=128k" + (dice.nextBoolean() ? "&compress=gzip" : "");
      this.truth = new Uninterrupted(seed, COMMANDS);
      this.input = Files.write(folder.resolve(directory.getFileName() + ".in"), truth.input());
    }

    int run(int most) throws Exception {
      int killed = 0;
      while (applied < COMMANDS && killed < most) {
        live(dice.nextInt(MOST_BYTES));
        killed++;
      }
      live(Integer.MAX_VALUE);
      assertThat(applied).isEqualTo(COMMANDS);
      FileVerification.Report report = FileVerification.verify(directory);
      assertThat(report.damage()).isNull();
      assertThat(report.unfinished()).isNull();
      return killed;
    }

    /** One life, which ends when so many bytes of events were printed, or with the input. */
    private void live(int bytes) throws Exception {
      int from = truth.end(applied);
      byte[] printed = printed(bytes);
      assertThat(from + printed.length).isLessThanOrEqualTo(truth.size());
      assertThat(printed).isEqualTo(truth.events(from, from + printed.length));
      try (FileStore store = FileStore.open(FileSettings.in(directory))) {
        applied = (int) store.checkpoint().commands();
        EventWriter nobody = new EventWriter(OutputStream.nullOutputStream());
        JournaledEngine engine = JournaledEngine.on(store, nobody);
        assertThat(engine.engine().stateHash()).isEqualTo(truth.stateHash(applied));
      }
      assertThat(truth.end(applied))
          .as("what is durable reaches at least as far as what was printed")
          .isGreaterThanOrEqualTo(from + printed.length);
    }

    private byte[] printed(int bytes) throws Exception {
      ProcessBuilder command =
          Jar.command(JAVA, "run", "--store", uri, "--skip-applied", "--in", input.toString());
      command.redirectError(ProcessBuilder.Redirect.DISCARD);
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      try (Jar jar = Jar.start(command);
          InputStream out = jar.process().getInputStream()) {
        byte[] block = new byte[4096];
        int read = bytes == 0 ? 0 : out.read(block);
        while (read > 0 && printed.size() + read < bytes) {
          printed.write(block, 0, read);
          read = out.read(block);
        }
        // Process.destroyForcibly would also close the stream, and lose what was printed
        jar.process().toHandle().destroyForcibly();
        while (read > 0) {
          printed.write(block, 0, read);
          read = out.read(block);
        }
        jar.exitCode();
      }
      return printed.toByteArray();
    }
  }
}
