package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthCommandTest {
  @TempDir private Path folder;

  private Path store(String commands) {
    return StoredSession.write(folder.resolve("store"), commands);
  }

  @Test
  void theDepthIsTheEventAtTheLastSeq() {
    Path store = store(StoredSession.COMMANDS);

    assertThat(new Invocation().run("depth", "--store", "file:" + store, "--symbol", "X"))
        .isEqualTo(
            new Outcome(
                0,
                "{\"seq\":12,\"ts\":1700000000250000000,\"type\":\"depth\",\"symbol\":\"X\","
                    + "\"bids\":[[\"99.00\",\"5.0\",1]],"
                    + "\"asks\":[[\"100.10\",\"1.5\",1],[\"100.20\",\"8.0\",1]]}\n",
                ""));
  }

  @Test
  void noMoreLevelsThanAskedForAreTold() {
    Path store = store(StoredSession.COMMANDS);

    assertThat(
            new Invocation()
                .run("depth", "--store", "file:" + store, "--symbol", "X", "--levels", 1)
                .out())
        .endsWith("\"bids\":[[\"99.00\",\"5.0\",1]],\"asks\":[[\"100.10\",\"1.5\",1]]}\n");
    assertThat(new Invocation().run("depth", "--store", "file:" + store, "--symbol", "Y").out())
        .endsWith("\"symbol\":\"Y\",\"bids\":[],\"asks\":[]}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", "Y"})
  void thePictureIsThatOfTheCommands(String symbol) throws IOException {
    String halt = "{\"cmd\":\"status\",\"symbol\":\"Y\",\"status\":\"HALTED\"}\n";
    Path in = Files.writeString(folder.resolve("in"), StoredSession.COMMANDS + halt);
    Path store = store(StoredSession.COMMANDS + halt);
    Object[] depth = {"depth", "--draw", "--store", "file:" + store, "--symbol", symbol};
    Object[] book = {"book", "--in", in, "--symbol", symbol};

    Outcome drawn = new Invocation().run(depth);

    assertThat(drawn.out()).contains("  trades  1 · volume ");
    assertThat(drawn).isEqualTo(new Invocation().run(book));
    assertThat(new Invocation().terminal(SystemStream.Output).run(depth))
        .isEqualTo(new Invocation().terminal(SystemStream.Output).run(book))
        .isNotEqualTo(drawn);
  }

  @Test
  void thePictureOfTheSampleIsThatOfItsCommands() throws IOException {
    Path sample = Path.of("samples/session.ndjson");
    Path store = store(Files.readString(sample));
    String picture = new Invocation().run("book", "--in", sample, "--levels", 4).out();
    String symbol = picture.strip().split("\\s+")[0];

    assertThat(
            new Invocation()
                .run(
                    "depth",
                    "--store",
                    "file:" + store,
                    "--symbol",
                    symbol,
                    "--levels",
                    4,
                    "--draw")
                .out())
        .isEqualTo(picture);
  }

  @Test
  void anUnknownMarketIsAnsweredByTheKnownOnes() {
    Path store = store(StoredSession.COMMANDS);

    assertThat(new Invocation().run("depth", "--store", "file:" + store, "--symbol", "Q"))
        .isEqualTo(
            new Outcome(2, "", "matchbook depth: file:" + store + ": no market Q; it has X, Y\n"));
  }

  @Test
  void aNewStoreHasNoBook() {
    Path store = store("");

    assertThat(new Invocation().run("depth", "--store", "file:" + store, "--symbol", "X"))
        .isEqualTo(
            new Outcome(
                2, "", "matchbook depth: file:" + store + ": no market is defined in it\n"));
  }
}
