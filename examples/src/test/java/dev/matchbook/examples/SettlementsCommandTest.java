package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementsCommandTest {
  private static final String FINAL =
      "{\"seq\":15,\"ts\":0,\"type\":\"settlementBatch\",\"batchId\":11,\"symbol\":\"X\","
          + "\"state\":\"FINAL\",\"parentId\":8,\"trades\":[2],\"root\":\"0x(hash)\","
          + "\"txHash\":\"0xab\",\"block\":7,\"gasUsed\":21000,\"confirmations\":64,"
          + "\"createdTs\":0}\n";

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    StoredSession.write(folder, SettledSession.COMMANDS);
  }

  private Outcome settlements(String... more) {
    List<String> args = new ArrayList<>(List.of("settlements", "--store", "file:" + folder));
    args.addAll(List.of(more));
    return new Invocation().run(args.toArray());
  }

  private static List<String> ids(Outcome outcome, String name) {
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    String id = ".*\"" + name + "\":(\\d+),.*";
    return outcome.out().lines().map(line -> line.replaceFirst(id, "$1")).toList();
  }

  @Test
  void aTradeIsPrintedWithHowFarItIs() {
    assertThat(settlements("--limit", "1").out())
        .startsWith(
            "{\"seq\":13,\"ts\":0,\"type\":\"settlement\",\"state\":\"BUSTED\",\"batchId\":10,"
                + "\"trade\":{\"seq\":4,")
        .hasLineCount(1);
  }

  @Test
  void aBatchIsPrintedWithItsTransaction() {
    Outcome outcome = settlements("--batches", "--state", "FINAL");

    assertThat(outcome.out().replaceFirst("0x[0-9a-f]{64}", "0x(hash)")).isEqualTo(FINAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --symbol X                         | tradeId | 1 2 3 4
          --symbol Y                         | tradeId |
          --state PENDING                    | tradeId | 3 4
          --state PENDING --limit 1          | tradeId | 3
          --state SETTLED                    | tradeId | 2
          --state BUSTED --symbol X          | tradeId | 1
          --state SETTLING                   | tradeId |
          --batches                          | batchId | 8 10 11
          --batches --limit 2                | batchId | 8 10
          --batches --state SPLIT            | batchId | 8
          --batches --state BUSTED           | batchId | 10
          --batches --state FINAL --symbol Y | batchId |
          """)
  void everyConditionCounts(String args, String name, String wanted) {
    List<String> expected = wanted == null ? List.of() : List.of(wanted.split(" "));

    assertThat(ids(settlements(args.split(" ")), name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --state FINAL              | --state: of batches, not of trades: FINAL
          --state SPLIT              | --state: of batches, not of trades: SPLIT
          --state PENDING --batches  | --state: of trades, not of batches: PENDING
          --limit 0                  | --limit: below 1: 0
          """)
  void whatCannotBeAskedIsSaid(String args, String complaint) {
    assertThat(settlements(args.split(" ")))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "matchbook settlements: " + complaint + "\nTry 'matchbook settlements --help'.\n"));
  }
}
