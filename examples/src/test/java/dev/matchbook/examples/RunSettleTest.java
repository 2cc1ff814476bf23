package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import dev.matchbook.examples.settlement.ChainServer;
import dev.matchbook.examples.settlement.ChainSettings;
import dev.matchbook.examples.settlement.SimulatedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that settles by a chain in this process. */
class RunSettleTest {
  private static final int POISON = 5;

  @TempDir private Path folder;

  private ChainServer chain;

  @BeforeEach
  void startChain() throws IOException {
    ChainSettings settings = new ChainSettings(POISON, 0, 1, 1, InstantSource.system());
    chain = new ChainServer(new SimulatedChain(folder.resolve("chain"), settings), 0);
  }

  @AfterEach
  void stopChain() {
    chain.close();
  }

  private String uri() {
    return "file:" + folder.resolve("data");
  }

  private Outcome run(String commands, String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", "--skip-applied", "--store", uri(), "--settle-poll", "1ms"));
    args.addAll(List.of("--settle-age", "0s"));
    args.addAll(List.of(more));
    return new Invocation().in(commands).run(args.toArray());
  }

  private Outcome settle(String commands, String... more) {
    return settle(2, commands, more);
  }

  private Outcome settle(int finality, String commands, String... more) {
    List<String> args =
        new ArrayList<>(List.of("--settle", chain.url(), "--settle-finality", "" + finality));
    args.addAll(List.of(more));
    return run(commands, args.toArray(String[]::new));
  }

  private String settlements(String... more) {
    List<String> args = new ArrayList<>(List.of("settlements", "--store", uri()));
    args.addAll(List.of(more));
    return new Invocation().run(args.toArray()).out();
  }

  /** So many trades of one between ann and bob, behind the market. */
  private static String trades(int count) {
    String trade =
        SettledSession.order("ann", "SELL", 1, 100) + SettledSession.order("bob", "BUY", 1, 100);
    return SettledSession.MARKET + trade.repeat(count);
  }

  private static long count(Outcome outcome, String type) {
    return outcome.out().lines().filter(line -> line.contains("\"type\":\"" + type + "\"")).count();
  }

  @Test
  void tradesSettleBeforeTheRunEnds() {
    Outcome outcome = settle(trades(4), "--settle-trades", "3");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).startsWith("9 commands, ").contains(" 4 trades, ");
    assertThat(outcome.out()).contains("\"report\":\"FINAL\"");
    assertThat(settlements("--state", "SETTLED")).hasLineCount(4);
    assertThat(settlements("--batches", "--state", "FINAL"))
        .contains("\"txHash\":\"0x")
        .contains("\"gasUsed\":");
  }

  @Test
  void whatTheChainRefusesIsBustedAndComesBack() {
    Outcome outcome = settle(trades(POISON));

    assertThat(outcome.out())
        .containsOnlyOnce("\"type\":\"busted\",\"tradeId\":5")
        .contains("\"fault\":\"TAKER\",\"reason\":\"reverted, fault of TAKER\"")
        .contains("\"refOrderId\":9");
    assertThat(settlements("--state", "SETTLED")).hasLineCount(POISON - 1);
    assertThat(settlements("--state", "BUSTED")).hasLineCount(1).contains("\"tradeId\":5");
  }

  @Test
  void theInputGoesOnBehindWhatItHadAndNotBehindWhatTheSettlerDid() {
    String commands = trades(12);
    String first = commands.lines().limit(15).reduce("", (a, b) -> a + b + "\n");
    Outcome before = settle(first);
    Outcome after = settle(commands);
    Outcome again = settle(commands);

    assertThat(before.err()).startsWith("15 commands, ");
    assertThat(after.err()).startsWith("10 commands, ");
    assertThat(again.err()).startsWith("0 commands, 0 events, ");
    assertThat(count(before, "trade") + count(after, "trade")).isEqualTo(12);
    assertThat(settlements()).hasLineCount(12);
  }

  @Test
  void theEngineHasTheTimeOfItsInput() {
    String commands = trades(1) + "{\"cmd\":\"time\",\"ts\":77}\n";

    assertThat(settle(commands).out()).contains("\"ts\":77,\"type\":\"settlement\"");
  }

  @Test
  void afterItsPatienceItSaysWhatIsLeftAndTheNextRunGoesOn() {
    Outcome outcome = settle(Integer.MAX_VALUE, trades(3), "--settle-wait", "0s");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).startsWith("3 trades are not settled for good yet\n7 commands, ");
    assertThat(settle(trades(3)).err()).startsWith("0 commands, ");
    assertThat(settlements("--state", "SETTLED")).hasLineCount(3);
    assertThat(settlements("--batches", "--state", "SETTLED")).isEmpty();
  }

  @Test
  void aMarketThatSettlesWithoutATrailCannotSkipWhatWasApplied() {
    String market = SettledSession.MARKET.replace("}", ",\"audited\":false}");
    settle(market + trades(1).substring(SettledSession.MARKET.length()));

    assertThat(settle(market))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "matchbook run: --skip-applied: X settles and keeps no audit trail, so that its"
                    + " settler cannot be told from the input\n"));
  }

  @Test
  void whoHasSettledMustBeSaid() {
    settle(trades(1));

    assertThat(run(trades(1)))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "matchbook run: --skip-applied: trades of X were settled: say --settle if a settler"
                    + " did that, --input-settles if the input did\n"));
  }

  @Test
  void anInputThatSettlesItselfIsSkippedAsAnyOther() {
    String commands = SettledSession.COMMANDS;
    String first = commands.lines().limit(8).reduce("", (a, b) -> a + b + "\n");
    Outcome before = run(first);
    Outcome after = run(commands, "--input-settles");

    assertThat(before.out() + after.out())
        .isEqualTo(new Invocation().in(commands).run("run").out());
  }

  @Test
  void aBustInTheInputIsALineOfTheInput() {
    // of that time is what no settler thinks old enough for a batch
    String late = "{\"cmd\":\"time\",\"ts\":9000000000000000000}\n";
    String bust = "{\"cmd\":\"bust\",\"tradeId\":1,\"fault\":\"NONE\",\"reason\":\"by hand\"}\n";
    String commands = trades(1).replaceFirst("\n", "\n" + late) + bust;

    assertThat(settle(commands).out()).contains("\"type\":\"busted\"");
    assertThat(settle(commands).err()).startsWith("0 commands, 0 events, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --settle http://127.0.0.1:1                            | --settle needs a --store or --environment
          --settle http://x --input-settles                      | --settle and --input-settles: only one can settle
          --settle-wait 1s                                       | --settle-wait needs --settle
          --store memory: --settle ftp://x                       | --settle: not http://HOST:PORT: ftp://x
          --store memory: --settle http://x --settle-trades 0    | --settle-...: maxTrades: not from 1 to 1024: 0
          --store memory: --settle http://x --settle-finality 0  | --settle-...: finality: not from 1 to 2147483647: 0
          """)
  void whatCannotBeUsedIsOneClearLine(String args, String complaint) {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(List.of(args.split(" ")));

    assertThat(new Invocation().run(words.toArray()))
        .isEqualTo(new Outcome(2, "", "matchbook run: " + complaint + "\n"));
  }

  @Test
  void whatIsNoDurationIsSaid() {
    assertThat(new Invocation().run("run", "--settle-age", "1 day").err())
        .startsWith(
            "matchbook run: Invalid value for option '--settle-age': '1 day' is not a duration such"
                + " as 10ms, 5s or 1m\n");
  }
}
