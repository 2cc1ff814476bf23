package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import dev.matchbook.store.file.FileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradesCommandTest {
  private static final String TRADES =
      """
      {"seq":7,"ts":1700000000250000000,"type":"trade","tradeId":1,"symbol":"X","price":"100.10","qty":"0.5","takerSide":"BUY","makerOrderId":2,"takerOrderId":4,"makerAccount":"ann","takerAccount":"eve","makerLeaves":"1.5","takerLeaves":"0.0","makerFee":"0.00000000","takerFee":"0.00000000"}
      {"seq":11,"ts":1700000000250000000,"type":"trade","tradeId":2,"symbol":"Y","price":"7","qty":"3","takerSide":"SELL","makerOrderId":6,"takerOrderId":7,"makerAccount":"bob","takerAccount":"ann","makerLeaves":"0","takerLeaves":"0","makerFee":"0.00000000","takerFee":"0.00000000"}
      """;

  @TempDir private Path folder;

  private Outcome trades(String... more) {
    List<String> args = new ArrayList<>(List.of("trades", "--store", "file:" + folder));
    args.addAll(List.of(more));
    return new Invocation().run(args.toArray());
  }

  private static List<Long> ids(Outcome outcome) {
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    return outcome
        .out()
        .lines()
        .map(line -> Long.parseLong(line.replaceFirst(".*\"tradeId\":(\\d+),.*", "$1")))
        .toList();
  }

  @Test
  void tradesAreTheirEventsOldestFirst() {
    StoredSession.write(folder, StoredSession.COMMANDS);

    assertThat(trades()).isEqualTo(new Outcome(0, TRADES, ""));
    assertThat(TRADES.lines())
        .isSubsetOf(new Invocation().in(StoredSession.COMMANDS).run("run").out().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --recent 5                 | 2 1
          --recent 1                 | 2
          --recent 1 --symbol X      | 1
          --symbol Y                 | 2
          --account ann              | 1 2
          --account ann --recent 2   | 2 1
          --account eve              | 1
          --order 2                  | 1
          --order 7                  | 2
          --order 1                  |
          --order 2 --symbol Y       |
          """)
  void everyConditionCounts(String args, String wanted) {
    StoredSession.write(folder, StoredSession.COMMANDS);

    List<Long> expected =
        wanted == null ? List.of() : Stream.of(wanted.split(" ")).map(Long::valueOf).toList();
    assertThat(ids(trades(args.split(" ")))).isEqualTo(expected);
  }

  @Test
  void aNewStoreHasNone() {
    StoredSession.write(folder, "");

    assertThat(trades("--recent", "3")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void moreThanAPageCanBeAskedFor() {
    int count = 12_500;
    String order =
        "{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"a\",\"side\":\"%s\",\"ordType\":\"LIMIT\",\"qty\":\"1\",\"price\":\"5\"}";
    String market = "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"1\",\"lotSize\":\"1\"}";
    Stream<String> commands =
        IntStream.range(0, 2 * count).mapToObj(i -> order.formatted(i % 2 == 0 ? "BUY" : "SELL"));
    StoredSession.write(
        FileSettings.in(folder).segmentBytes(1 << 20),
        1_000,
        Stream.concat(Stream.of(market), commands));

    List<Long> newestFirst = new ArrayList<>(LongStream.rangeClosed(1, count).boxed().toList());
    assertThat(ids(trades())).isEqualTo(newestFirst);
    Collections.reverse(newestFirst);
    assertThat(ids(trades("--recent", "11000"))).isEqualTo(newestFirst.subList(0, 11_000));
    assertThat(ids(trades("--recent", "99999999999"))).isEqualTo(newestFirst);
  }
}
