package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.store.file.FileVerification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner with a file store, killed again and again while commands stream in; see {@link Lives}.
 *
 * <p>{@code -Dmatchbook.kills=N} kills more often, {@code -Dmatchbook.seed=N} repeats.
 */
class KillIT {
  private static final int COMMANDS = 20_000;
  private static final int SIGNED = 4_000;
  private static final int MOST_BYTES = 500_000;

  @TempDir private Path folder;

  @Test
  void nothingThatWasPrintedIsLostAndTheRunGoesOnExactly() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int kills = Integer.getInteger("matchbook.kills", 50);
    System.out.println("KillIT: seed " + seed + ", " + kills + " kills");
    Random dice = new Random(seed);
    int killed = 0;
    for (int store = 0; killed < kills; store++) {
      Path directory = folder.resolve("data" + store);
      Uninterrupted truth = Uninterrupted.of(store, seed + store, SIGNED, COMMANDS);
      Path input = Files.write(folder.resolve("in" + store), truth.input());
      String uri =
          "file:" + directory + "?segmentBytes=128k" + (dice.nextBoolean() ? "&compress=gzip" : "");
      Lives lives = new Lives(List.of("--store", uri), uri, truth, input);
      for (; !lives.over() && killed < kills; killed++) {
        lives.live(dice.nextInt(MOST_BYTES), Lives.KILL, 0);
      }
      lives.finish();
      FileVerification.Report report = FileVerification.verify(directory);
      assertThat(report.damage()).isNull();
      assertThat(report.unfinished()).isNull();
    }
  }
}
