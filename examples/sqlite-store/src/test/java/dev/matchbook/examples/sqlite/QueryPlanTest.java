package dev.matchbook.examples.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.TradeQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page costs what the page is long, not what the table is. */
class QueryPlanTest {
  private static final Cursor AFTER = new Cursor(7, 8, 9);
  private static final OrderQuery ORDERS = OrderQuery.all();
  private static final OrderQuery NEWEST = ORDERS.sort(Sort.NEWEST_FIRST);
  private static final TradeQuery TRADES = TradeQuery.all();
  private static final SettlementQuery SETTLEMENTS = SettlementQuery.all();
  private static final SettlementQuery PENDING = SETTLEMENTS.state(SettlementState.PENDING);
  private static final SettlementQuery SETTLING = SETTLEMENTS.state(SettlementState.SETTLING);

  @TempDir private Path directory;

  static Stream<Arguments> pages() {
    return Stream.of(
        page(OrderTable.withId(1), "PRIMARY KEY"),
        page(OrderTable.named("a", "c"), "orders_by_clOrdId"),
        page(OrderTable.openIn("S", AFTER), "open_orders_in_turn"),
        page(OrderTable.matching(ORDERS, AFTER), "PRIMARY KEY"),
        page(OrderTable.matching(NEWEST, AFTER), "PRIMARY KEY"),
        page(OrderTable.matching(ORDERS.open(), AFTER), "open_orders"),
        page(OrderTable.matching(NEWEST.open(), AFTER), "open_orders"),
        page(OrderTable.matching(ORDERS.account("a"), AFTER), "orders_by_account"),
        page(OrderTable.matching(NEWEST.account("a"), AFTER), "orders_by_account"),
        page(OrderTable.matching(ORDERS.symbol("S"), AFTER), "orders_by_symbol"),
        page(OrderTable.matching(ORDERS.changedSince(5), AFTER), "orders_by_change"),
        page(SignedTables.ofOrder(1), "PRIMARY KEY"),
        page(SignedTables.noncesBehind(AFTER), "nonces_by_seq"),
        page(SettlementTables.ofTrade(1), "PRIMARY KEY"),
        page(SettlementTables.trades(SETTLEMENTS, AFTER), "PRIMARY KEY"),
        page(SettlementTables.trades(PENDING, AFTER), "settlements_by_state"),
        page(SettlementTables.trades(PENDING.symbol("S").since(5), AFTER), "settlements_by_state"),
        page(SettlementTables.trades(SETTLEMENTS.batch(3), AFTER), "settlements_of_batch"),
        page(SettlementTables.trades(PENDING.batch(3), AFTER), "settlements_of_batch"),
        page(SettlementTables.withId(1), "PRIMARY KEY"),
        page(SettlementTables.batches(SETTLEMENTS.since(5), AFTER), "PRIMARY KEY"),
        page(SettlementTables.batches(SETTLING, AFTER), "settlementBatches_by_state"),
        page(SettlementTables.batches(SETTLING.batch(3), AFTER), "PRIMARY KEY"),
        page(AuditTable.matching(AuditQuery.all(), AFTER), "PRIMARY KEY"),
        page(AuditTable.matching(AuditQuery.batch(3), AFTER), "audit_of_batch"),
        page(
            AuditTable.matching(AuditQuery.order(3), AFTER),
            "audit_of_order",
            "audit_of_otherOrder"),
        page(TradeTable.withId(1), "PRIMARY KEY"),
        page(TradeTable.matching(TRADES, AFTER), "trades_by_seq"),
        page(TradeTable.matching(TRADES.newest(), AFTER), "trades_by_seq"),
        page(TradeTable.matching(TRADES.symbol("S").newest(), AFTER), "trades_by_symbol"),
        page(TradeTable.matching(TRADES.account("a"), AFTER), "trades_of_maker", "trades_of_taker"),
        page(
            TradeTable.matching(TRADES.order(3).newest(), AFTER),
            "trades_by_makerOrder",
            "trades_by_takerOrder"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsSoughtInItsIndexAndNotSorted(Select page, List<String> indexes) {
    try (Database database = Database.open("test", directory.resolve("a.db"), Duration.ZERO)) {
      List<String> plan = database.read(connection -> plan(connection, page.limit(10)));
      assertThat(plan).noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
      assertThat(plan.stream().filter(step -> step.startsWith("SEARCH")))
          .zipSatisfy(indexes, (step, index) -> assertThat(step).contains(" " + index + " "));
    }
  }

  private static Arguments page(Select select, String... indexes) {
    String shown = select.sql().replaceFirst("SELECT .*? FROM ", "");
    return arguments(Named.of(shown, select), List.of(indexes));
  }

  private static List<String> plan(Connection connection, Select select) throws SQLException {
    String sql = "EXPLAIN QUERY PLAN " + select.sql();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet step = statement.executeQuery()) {
      List<String> plan = new ArrayList<>();
      while (step.next()) {
        plan.add(step.getString("detail"));
      }
      return plan;
    }
  }
}
