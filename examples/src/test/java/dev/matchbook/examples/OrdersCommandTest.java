package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import dev.matchbook.store.file.FileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersCommandTest {
  private static final String OPEN =
      """
      {"seq":3,"ts":0,"type":"order","orderId":1,"account":"ann","symbol":"X","side":"SELL","ordType":"LIMIT","tif":"GTC","status":"NEW","price":"100.20","qty":"8.0","leavesQty":"8.0","cumQty":"0.0","place":3,"createdTs":0}
      {"seq":7,"ts":1700000000250000000,"type":"order","orderId":2,"clOrdId":"a-2","account":"ann","symbol":"X","side":"SELL","ordType":"LIMIT","tif":"GTC","status":"PARTIALLY_FILLED","price":"100.10","qty":"2.0","leavesQty":"1.5","cumQty":"0.5","grossTradeAmt":"50.050","place":4,"createdTs":0}
      {"seq":5,"ts":0,"type":"order","orderId":3,"account":"bob","symbol":"X","side":"BUY","ordType":"LIMIT","tif":"GTC","status":"NEW","price":"99.00","qty":"12.0","leavesQty":"12.0","cumQty":"0.0","displayQty":"5.0","shownQty":"5.0","place":5,"createdTs":0}
      {"seq":8,"ts":1700000000250000000,"type":"order","orderId":5,"account":"bob","symbol":"X","side":"SELL","ordType":"STOP_LIMIT","tif":"GTC","status":"NEW","waiting":true,"price":"97.00","stopPx":"98.00","qty":"1.0","leavesQty":"1.0","cumQty":"0.0","createdTs":1700000000250000000}
      """;

  @TempDir private Path folder;

  private Outcome orders(String... more) {
    List<String> args = new ArrayList<>(List.of("orders", "--store", "file:" + folder));
    args.addAll(List.of(more));
    return new Invocation().run(args.toArray());
  }

  private static List<Long> ids(Outcome outcome) {
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    return outcome
        .out()
        .lines()
        .map(line -> Long.parseLong(line.replaceFirst(".*\"orderId\":(\\d+),.*", "$1")))
        .toList();
  }

  @Test
  void openOrdersAreWholeLinesInAscendingOrderId() {
    StoredSession.write(folder, StoredSession.COMMANDS);

    assertThat(orders("--open")).isEqualTo(new Outcome(0, OPEN, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --limit 9                    | 1 2 3 4 5 6 7
          --limit 3                    | 1 2 3
          --account bob                | 3 5 6
          --account bob --open         | 3 5
          --symbol X --side SELL       | 1 2 5
          --symbol Y                   | 6 7
          --side BUY --account ann     |
          --account bob --limit 1      | 3
          --symbol nowhere             |
          --account ANN                |
          """)
  void everyConditionCounts(String args, String wanted) {
    StoredSession.write(folder, StoredSession.COMMANDS);

    List<Long> expected =
        wanted == null ? List.of() : Stream.of(wanted.split(" ")).map(Long::valueOf).toList();
    assertThat(ids(orders(args.split(" ")))).isEqualTo(expected);
  }

  @Test
  void aNewStoreHasNone() {
    StoredSession.write(folder, "");

    assertThat(orders()).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void manyPagesOverManySegmentsAreOneStream() {
    int count = 25_000;
    Stream<String> commands =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"a%d\",\"side\":\"BUY\",\"ordType\":\"LIMIT\",\"qty\":\"1\",\"price\":\"%d\",\"tif\":\"%s\"}"
                        .formatted(i % 10, 1 + i % 50, i % 5 == 0 ? "IOC" : "GTC"));
    String market = "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"1\",\"lotSize\":\"1\"}";
    StoredSession.write(
        FileSettings.in(folder).segmentBytes(1 << 20),
        1_000,
        Stream.concat(Stream.of(market), commands));

    assertThat(folder.resolve("000000002.ndjson")).exists();
    assertThat(ids(orders())).isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
    assertThat(ids(orders("--limit", "12345"))).hasSize(12_345).last().isEqualTo(12_345L);
    assertThat(ids(orders("--open"))).hasSize(count * 4 / 5).isSorted().doesNotHaveDuplicates();
    assertThat(ids(orders("--account", "a7"))).hasSize(count / 10).isSorted().startsWith(8L, 18L);
    assertThat(ids(orders("--open", "--account", "a5"))).isEmpty();
  }
}
