package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
  @TempDir private Path folder;

  private Outcome audit(String commands, String order) {
    StoredSession.write(folder, commands);
    return new Invocation().run("audit", "--store", "file:" + folder, "--order", order);
  }

  /** The events with these numbers as the run itself printed them. */
  private static String events(String commands, String numbers) {
    Set<String> wanted = Stream.of(numbers.split(" ")).collect(Collectors.toSet());
    return new Invocation()
        .in(commands)
        .run("run")
        .out()
        .lines()
        .filter(line -> wanted.contains(line.replaceFirst("\\{\"seq\":(\\d+),.*", "$1")))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4 | 7
          3 | 5 6 8 9 11 15
          2 | 3 4 8 9 10 12 13
          1 | 2 4 6 8 9 10 11 12 13 14 15 17 18
          5 | 14 18
          6 | 16 17 18
          """)
  void theLifeOfAnOrderIsItsEventsThoseOfItsTradesTheirBatchesAndWhatCameBack(
      String order, String numbers) {
    assertThat(audit(SettledSession.COMMANDS, order))
        .isEqualTo(new Outcome(0, events(SettledSession.COMMANDS, numbers), ""));
  }

  @Test
  void anOrderThatWasRejectedIsInTheTrailToo() {
    String commands = SettledSession.MARKET + SettledSession.order("ann", "BUY", -1, 1);

    assertThat(audit(commands, "1")).isEqualTo(new Outcome(0, events(commands, "2"), ""));
  }

  @Test
  void aMarketWithoutSettlementMayHaveATrailToo() {
    String commands =
        StoredSession.COMMANDS.replace(
            "\"lotSize\":\"0.1\"", "\"lotSize\":\"0.1\",\"audited\":true");

    assertThat(audit(commands, "2")).isEqualTo(new Outcome(0, events(commands, "4 7"), ""));
  }

  @Test
  void withoutATrailTheRowsAreAllThereIs() {
    Outcome outcome = audit(StoredSession.COMMANDS, "2");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .isEqualTo(
            "matchbook audit: the market X keeps no audit trail: the order and its trades are all"
                + " there is\n");
    assertThat(outcome.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"seq\":7,").contains("\"type\":\"order\""),
            line -> assertThat(line).startsWith("{\"seq\":7,").contains("\"type\":\"trade\""));
  }

  @Test
  void anUnknownOrderIsSaid() {
    assertThat(audit(SettledSession.COMMANDS, "99"))
        .isEqualTo(new Outcome(2, "", "matchbook audit: --order: the store knows no order 99\n"));
    assertThat(audit("", "0").err()).startsWith("matchbook audit: --order: below 1: 0\n");
  }
}
