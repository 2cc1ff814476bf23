package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged runner on layers without servers: memory above a file store, a log beside it. */
class LayersIT {
  private static final int COMMANDS = 10_000;

  @TempDir private Path folder;

  @Test
  void twoRunsOnLayersTellWhatOneWithoutAStoreTells() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("LayersIT: seed " + seed);
    String truth = "file:" + folder.resolve("truth");
    String log = "file:" + folder.resolve("audit");
    LayeredRun run =
        new LayeredRun(
            Map.of(), "--store", "memory:?trades=100", "--store", truth, "--log", log, "--layers");

    run.twice(Uninterrupted.mixed(seed, COMMANDS), COMMANDS / 3, folder);

    assertThat(state(truth)).contains("\"commands\":" + COMMANDS).isEqualTo(state(log));
  }

  private static String state(String store) {
    return new Invocation().run("state", "--store", store).out();
  }
}
