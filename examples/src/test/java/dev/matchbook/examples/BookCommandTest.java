package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookCommandTest {
  private static final String SESSION =
      """
      {"cmd":"market","symbol":"X","tickSize":"0.05","lotSize":"0.1"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"8","price":"100.2"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"1","price":"100.1"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"2","price":"100.1"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"4","price":"100.5"}
      {"cmd":"new","symbol":"X","account":"bob","side":"BUY","ordType":"LIMIT","qty":"0.1","price":"99.95"}
      {"cmd":"new","symbol":"X","account":"bob","side":"BUY","ordType":"LIMIT","qty":"12","price":"99","displayQty":"5"}
      {"cmd":"new","symbol":"X","account":"eve","side":"BUY","ordType":"LIMIT","qty":"7","price":"99.9","displayQty":"0"}
      {"cmd":"new","symbol":"X","account":"eve","side":"BUY","ordType":"MARKET","qty":"0.5","ts":1700000000250000000}
      """;
  private static final String PICTURE =
      """
        X                                      2023-11-14 22:13:20.25 UTC
        ─────────────────────────────────────────────────────────────────
              price  qty  orders  total
             … 1 more price
        ask  100.20  8.0       1   10.5  ████████████████████████████████
        ask  100.10  2.5       2    2.5  ██████████
        ───────── spread 0.15 · 3 ticks · 0.15 % · mid 100.025 ──────────
        bid   99.95  0.1       1    0.1  ▍
        bid   99.00  5.0       1    5.1  ████████████████████
        ─────────────────────────────────────────────────────────────────
        last    100.10 × 0.5 bought · 2023-11-14 22:13:20.25 UTC
        trades  1 · volume 0.5 · high 100.10 · low 100.10
        asks    14.5 in 4 orders at 3 prices
        bids     5.1 in 2 orders at 2 prices
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("session"), text);
  }

  @Test
  void theBookIsAPriceLadderWithTheBestPricesInTheMiddle() throws IOException {
    assertThat(new Invocation().run("book", "--in", file(SESSION), "--levels", 2))
        .isEqualTo(new Outcome(0, PICTURE, ""));
  }

  @Test
  void aTerminalWithoutBlocksGetsHashes() throws IOException {
    String out =
        new Invocation()
            .charset(StandardCharsets.US_ASCII)
            .run("book", "--in", file(SESSION), "--levels", 2)
            .out();

    assertThat(out)
        .contains("  ask  100.10  2.5       2    2.5  ##########\n")
        .contains(" spread 0.15 | 3 ticks | 0.15 % | mid 100.025 --")
        .contains("... 1 more price\n")
        .matches("\\p{ASCII}+");
  }

  @Test
  void aTerminalGetsColoursUnlessItsUserDoesNotWantThem() throws IOException {
    Path in = file(SESSION);
    String plain = new Invocation().run("book", "--in", in).out();

    String colored = new Invocation().terminal(SystemStream.Output).run("book", "--in", in).out();
    Invocation noColor = new Invocation().terminal(SystemStream.Output).env("NO_COLOR", "1");

    assertThat(colored)
        .contains("  \u001B[31mask  100.10  2.5       2    2.5  ██████████\u001B[0m\n")
        .contains("  \u001B[32mbid   99.95");
    assertThat(colored.replaceAll("\u001B\\[[\\d;]*m", "")).isEqualTo(plain);
    assertThat(noColor.run("book", "--in", in).out()).isEqualTo(plain);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    String market = "{\"cmd\":\"market\",\"symbol\":\"Y\",\"tickSize\":\"1\",\"lotSize\":\"1\"}\n";
    String halt = "{\"cmd\":\"status\",\"symbol\":\"Y\",\"status\":\"HALTED\"}\n";

    assertThat(new Invocation().run("book", "--in", file(market + halt)).out())
        .isEqualTo(
            """
              Y · HALTED
              ────────────────────────────────────────────────────────────────
                   price  qty  orders  total
              ────────────────────── the book is empty ───────────────────────
              ────────────────────────────────────────────────────────────────
              last    none yet
              trades  0
              asks    0 in 0 orders at 0 prices
              bids    0 in 0 orders at 0 prices
            """);
  }

  @Test
  void allMarketsAreDrawnUnlessOneIsNamed() throws IOException {
    String two = SESSION + SESSION.replace("\"X\"", "\"Z\"");
    String picture = PICTURE.replace("  X  ", "  Z  ");

    assertThat(new Invocation().run("book", "--in", file(two), "--levels", 2).out())
        .isEqualTo(PICTURE + "\n" + picture);
    assertThat(
            new Invocation().run("book", "--in", file(two), "--levels", 2, "--symbol", "Z").out())
        .isEqualTo(picture);
  }

  @Test
  void anUnknownMarketIsAnsweredByTheKnownOnes() throws IOException {
    Path in = file(SESSION + SESSION.replace("\"X\"", "\"Z\""));

    assertThat(new Invocation().run("book", "--in", in, "--symbol", "Q"))
        .isEqualTo(new Outcome(2, "", "matchbook book: " + in + ": no market Q; it has X, Z\n"));
  }

  @Test
  void aFileWithoutMarketsHasNoBook() throws IOException {
    Path in = file("");

    assertThat(new Invocation().run("book", "--in", in))
        .isEqualTo(new Outcome(2, "", "matchbook book: " + in + ": no market is defined in it\n"));
  }

  @Test
  void theSampleLeavesADeepBookAndNothingRefused() {
    Path sample = Path.of("samples/session.ndjson");

    String picture = new Invocation().run("book", "--in", sample).out();

    assertThat(picture.lines().filter(line -> line.startsWith("  ask  "))).hasSize(10);
    assertThat(picture.lines().filter(line -> line.startsWith("  bid  "))).hasSize(10);
    assertThat(new Invocation().run("run", "--in", sample).out())
        .contains("\"type\":\"triggered\"", "\"type\":\"replenished\"", "\"type\":\"trade\"")
        .doesNotContain("ejected\"", "\"malformed\"");
  }
}
