package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.StoreUri;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page costs what the page is long, not what the table is: each question follows an index in the
 * order of its rows, whether the server knows its tables or has never looked at them. {@code
 * -Dmatchbook.plans=10000000} asks about so many rows.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class QueryPlanTest {
  private static final int[] LIMITS = {2, 101, Page.MAX_ROWS + 1};
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Pattern SCAN =
      Pattern.compile("(?:Seq Scan|Index.* using (\\S+)|Bitmap.*) on (\\S+)");

  private static final Pattern WASTED = Pattern.compile("Rows Removed by Filter: (\\d+)");

  private static Connections connections;
  private static Connection reader;
  private static List<String> empty;

  @BeforeAll
  static void fill() throws SQLException {
    ManyRows.fill(DATABASE, PlanQuestion.ROWS);
    empty =
        DATABASE.column(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^(orders|trades)_'"
                + " AND pg_relation_size(oid) = 0");
    PostgresSettings settings = PostgresSettings.defaults();
    StoreUri uri = StoreUri.parse(DATABASE.uri(""));
    connections = Connections.pooled(DriverUri.of(uri, uri.settings(), settings), settings);
    reader = connections.reader();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    reader.close();
    connections.close();
  }

  static Stream<PlanQuestion> questions() {
    return Stream.of(
            PlanQuestion.orders(),
            PlanQuestion.trades(),
            PlanQuestion.signed(),
            PlanQuestion.settlements(),
            PlanQuestion.audit())
        .flatMap(each -> each);
  }

  /** In tables that the server has never looked at. */
  @Nested
  @Order(1)
  class NeverAnalyzed extends Plans {}

  /** In tables that the server knows. */
  @Nested
  @Order(2)
  @TestInstance(Lifecycle.PER_CLASS)
  class Analyzed extends Plans {
    @BeforeAll
    void analyze() {
      DATABASE.run("ANALYZE");
    }
  }

  /** What holds in either case. */
  abstract static class Plans {
    static Stream<PlanQuestion> questions() {
      return QueryPlanTest.questions();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aPageFollowsAnIndexInTheOrderOfItsRows(PlanQuestion question) throws SQLException {
      for (int limit : LIMITS) {
        List<String> plan = plan(question.select(), limit);
        String shown = question + ", limit " + limit + "\n" + String.join("\n", plan);
        assertThat(scans(plan))
            .as(shown)
            .isNotEmpty()
            .allMatch(index -> question.indexes().stream().anyMatch(index::contains));
        long sorts = plan.stream().filter(line -> line.contains("Sort  (")).count();
        assertThat(sorts).as(shown).isLessThanOrEqualTo(question.maySort() ? 1 : 0);
      }
    }

    @ParameterizedTest
    @MethodSource("days")
    void aTimeIsFoundWhereItBeginsInAnyMarket(TradeQuery query) throws SQLException {
      List<String> plan = plan(new TradeSelects(ManyRows.ENGINE).matching(query, null), 2);
      // Those of other markets, and of the nanoseconds within the first microsecond.
      assertThat(wasted(plan)).as(String.join("\n", plan)).isLessThan(10);
    }

    static Stream<TradeQuery> days() {
      return Stream.of(
          PlanQuestion.DAY,
          PlanQuestion.DAY.newest(),
          PlanQuestion.DAY.symbol("SYM3"),
          PlanQuestion.DAY.symbol("SYM3").newest(),
          PlanQuestion.DAY.account("account-4"));
    }

    @Test
    void aTimeTouchesOnlyThePartitionsOfItsMonths() throws SQLException {
      Select day = new TradeSelects(ManyRows.ENGINE).matching(PlanQuestion.DAY, null);
      assertThat(plan(day, 101))
          .anyMatch(line -> line.contains("trades_2025_02"))
          .noneMatch(line -> line.matches(".*trades_2025_0[134].*"));
    }
  }

  /** The most rows that a step looked at for nothing. */
  private static long wasted(List<String> plan) {
    return plan.stream()
        .map(WASTED::matcher)
        .filter(Matcher::find)
        .mapToLong(wasted -> Long.parseLong(wasted.group(1)))
        .max()
        .orElse(0);
  }

  /** The index of each scan of a table that has rows, or what is done without one. */
  private static List<String> scans(List<String> plan) {
    List<String> indexes = new ArrayList<>();
    for (String line : plan) {
      Matcher scan = SCAN.matcher(line);
      if (scan.find() && !empty.contains(scan.group(2))) {
        indexes.add(scan.group(1) == null ? line.strip() : scan.group(1));
      }
    }
    return indexes;
  }

  private static List<String> plan(Select select, int limit) throws SQLException {
    String sql = "EXPLAIN (ANALYZE, TIMING OFF) " + select.limit(limit).sql();
    try (PreparedStatement statement = reader.prepareStatement(sql)) {
      for (int i = 0; i < select.values().size(); i++) {
        statement.setObject(i + 1, select.values().get(i));
      }
      try (ResultSet step = statement.executeQuery()) {
        List<String> plan = new ArrayList<>();
        while (step.next()) {
          // What a page did not come to costs nothing.
          if (!step.getString(1).contains("(never executed)")) {
            plan.add(step.getString(1));
          }
        }
        return plan;
      }
    }
  }
}
