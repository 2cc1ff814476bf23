package dev.matchbook.store.postgres;

import static dev.matchbook.store.postgres.ManyRows.ENGINE;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question of the contract to {@link ManyRows}, and which indexes it follows.
 *
 * @param name what is asked, without columns
 * @param select how it is asked
 * @param indexes parts of the names of indexes, of which each scan follows one
 * @param maySort whether something has to be sorted
 */
record PlanQuestion(String name, Select select, List<String> indexes, boolean maySort) {
  static final long ROWS = Long.getLong("matchbook.plans", 65_000);

  private static final OrderSelects ASK_ORDERS = new OrderSelects(ENGINE);
  private static final TradeSelects ASK_TRADES = new TradeSelects(ENGINE);
  private static final OrderQuery ORDERS = OrderQuery.all();
  private static final TradeQuery TRADES = TradeQuery.all();
  private static final String ME = "account-4";
  private static final String MARKET = "SYM3";
  private static final Set<OrdStatus> CLOSED = Set.of(OrdStatus.FILLED, OrdStatus.CANCELED);

  /** In the middle of all events, and of all orders. */
  private static final Cursor AFTER = Cursor.of(ROWS);

  private static final Cursor BEFORE = Cursor.of(-ROWS);
  private static final Cursor HALF = Cursor.of(ROWS / 2);
  private static final Cursor FROM_HALF = Cursor.of(-ROWS / 2);

  private static final long DAY_SECONDS = 86_400;
  private static final long SECOND_NANOS = 1_000_000_000;

  /** A day in February. */
  static final TradeQuery DAY =
      TRADES.between(
          (ManyRows.FROM_SECOND + 40 * DAY_SECONDS) * SECOND_NANOS,
          (ManyRows.FROM_SECOND + 41 * DAY_SECONDS) * SECOND_NANOS);

  static Stream<PlanQuestion> orders() {
    OrderQuery newest = ORDERS.sort(Sort.NEWEST_FIRST);
    return Stream.of(
        ask(ASK_ORDERS.withId(ROWS / 2), "pkey"),
        ask(ASK_ORDERS.openNamed(ME, "c-" + ROWS / 2), "orders_open_by_cl_ord_id"),
        ask(ASK_ORDERS.closedNamed(ME, "c-" + ROWS / 2), "cl_ord_id"),
        ask(ASK_ORDERS.openIn(MARKET, null), "orders_open_by_priority"),
        ask(ASK_ORDERS.openIn(MARKET, new Cursor(1, 7, 8)), "orders_open_by_priority"),
        ask(ASK_ORDERS.matching(ORDERS, null), "pkey"),
        ask(ASK_ORDERS.matching(ORDERS, HALF), "pkey"),
        ask(ASK_ORDERS.matching(newest, null), "pkey"),
        ask(ASK_ORDERS.matching(newest, FROM_HALF), "pkey"),
        ask(ASK_ORDERS.matching(ORDERS.open(), HALF), "orders_open_pkey"),
        ask(ASK_ORDERS.matching(newest.open(), FROM_HALF), "orders_open_pkey"),
        ask(ASK_ORDERS.matching(ORDERS.status(CLOSED), HALF), "pkey"),
        ask(ASK_ORDERS.matching(newest.status(Set.of(OrdStatus.FILLED)), FROM_HALF), "pkey"),
        ask(ASK_ORDERS.matching(ORDERS.symbol(MARKET), HALF), "pkey"),
        ask(ASK_ORDERS.matching(newest.symbol(MARKET).side(Side.BUY), FROM_HALF), "pkey"),
        ask(ASK_ORDERS.matching(ORDERS.symbol(MARKET).open(), HALF), "orders_open_pkey"),
        ask(ASK_ORDERS.matching(ORDERS.account(ME), null), "account"),
        ask(ASK_ORDERS.matching(ORDERS.account(ME), HALF), "account"),
        ask(ASK_ORDERS.matching(newest.account(ME), FROM_HALF), "account"),
        ask(ASK_ORDERS.matching(ORDERS.account(ME).open(), HALF), "orders_open_by_account"),
        ask(ASK_ORDERS.matching(newest.account(ME).open(), null), "orders_open_by_account"),
        ask(ASK_ORDERS.matching(ORDERS.account(ME).status(CLOSED), HALF), "account"),
        ask(ASK_ORDERS.matching(ORDERS.account(ME).symbol(MARKET), HALF), "account"),
        // Open orders have no index by change, which every fill would have to rewrite.
        ask(ASK_ORDERS.matching(ORDERS.changedSince(0), null), "engine_seq", "orders_open").sorts(),
        ask(ASK_ORDERS.matching(ORDERS.changedSince(ROWS), AFTER), "engine_seq", "orders_open")
            .sorts(),
        ask(ASK_ORDERS.matching(ORDERS.open().changedSince(ROWS), AFTER), "orders_open").sorts(),
        ask(ASK_ORDERS.matching(ORDERS.status(CLOSED).changedSince(ROWS), AFTER), "engine_seq"));
  }

  static Stream<PlanQuestion> trades() {
    return Stream.of(
        ask(ASK_TRADES.withId(ROWS / 2), "pkey"),
        ask(ASK_TRADES.matching(TRADES, null), "engine_seq"),
        ask(ASK_TRADES.matching(TRADES, AFTER), "engine_seq"),
        ask(ASK_TRADES.matching(TRADES.newest(), null), "engine_seq"),
        ask(ASK_TRADES.matching(TRADES.newest(), BEFORE), "engine_seq"),
        ask(ASK_TRADES.matching(TRADES.since(ROWS), null), "engine_seq"),
        ask(ASK_TRADES.matching(TRADES.symbol(MARKET), AFTER), "engine_symbol_seq"),
        ask(ASK_TRADES.matching(TRADES.symbol(MARKET).newest(), null), "engine_symbol_seq"),
        ask(ASK_TRADES.matching(TRADES.symbol(MARKET).newest(), BEFORE), "engine_symbol_seq"),
        ask(ASK_TRADES.matching(TRADES.account(ME), AFTER), "account_seq"),
        ask(ASK_TRADES.matching(TRADES.account(ME).newest(), null), "account_seq"),
        ask(ASK_TRADES.matching(TRADES.account(ME).newest(), BEFORE), "account_seq"),
        ask(ASK_TRADES.matching(TRADES.account(ME).symbol(MARKET), AFTER), "account_seq"),
        ask(ASK_TRADES.matching(TRADES.order(ROWS / 2), null), "order_id_seq"),
        ask(ASK_TRADES.matching(TRADES.order(ROWS / 2).newest(), null), "order_id_seq"),
        ask(ASK_TRADES.matching(TRADES.order(ROWS / 2).account(ME), null), "order_id_seq"),
        ask(ASK_TRADES.matching(DAY, null), "engine_seq"),
        ask(ASK_TRADES.matching(DAY.newest(), null), "engine_seq"),
        ask(
            ASK_TRADES.matching(DAY.symbol(MARKET), null),
            "engine_symbol_seq",
            "traded_at_seq",
            "checkpoints"),
        ask(
            ASK_TRADES.matching(DAY.account(ME).newest(), null),
            "account_seq",
            "traded_at_seq",
            "checkpoints"));
  }

  static Stream<PlanQuestion> signed() {
    return Stream.of(
        ask(AuthorizationRows.of(ENGINE, ROWS / 2), "pkey"),
        ask(NonceRows.behind(ENGINE, null), "nonces_by_seq"),
        ask(NonceRows.behind(ENGINE, AFTER), "nonces_by_seq"));
  }

  /** Among many that are settled. */
  static Stream<PlanQuestion> settlements() {
    SettlementQuery any = SettlementQuery.all();
    SettlementQuery pending = any.state(SettlementState.PENDING);
    SettlementQuery busted = any.state(SettlementState.BUSTED);
    return Stream.of(
        trades(any, "settlements_pkey"),
        trades(any.state(SettlementState.SETTLED), "settlements_pkey"),
        trades(pending, "settlements_pending"),
        trades(pending.symbol(MARKET), "settlements_pending"),
        trades(pending.since(ROWS), "settlements_pending"),
        trades(busted, "settlements_busted"),
        trades(busted.since(ROWS), "settlements_busted"),
        trades(any.batch(ROWS / 100 * 100 + 1), "settlements_by_batch"),
        trades(any.batch(ROWS / 100 * 100 + 1).since(ROWS), "settlements_by_batch"),
        ask(TradeSettlements.of(ENGINE, ROWS / 2), "settlements_pkey", "pkey"),
        batches(any, "settlement_batches_pkey"),
        batches(any.state(SettlementState.FINAL), "settlement_batches_pkey"),
        batches(any.state(SettlementState.SETTLING), "settlement_batches_by_state"),
        batches(any.state(SettlementState.SETTLED), "settlement_batches_by_state"),
        batches(any.since(2 * ROWS), "settlement_batches").sorts(),
        ask(SettlementBatches.of(ENGINE, ROWS), "settlement_batches_pkey"));
  }

  private static PlanQuestion trades(SettlementQuery query, String index) {
    return ask(TradeSettlements.matching(ENGINE, query, HALF), index, "pkey");
  }

  private static PlanQuestion batches(SettlementQuery query, String index) {
    return ask(SettlementBatches.matching(ENGINE, query, HALF), index);
  }

  static Stream<PlanQuestion> audit() {
    return Stream.of(
        ask(AuditRows.matching(ENGINE, AuditQuery.all(), null), "audit_pkey"),
        ask(AuditRows.matching(ENGINE, AuditQuery.all(), AFTER), "audit_pkey"),
        ask(
            AuditRows.matching(ENGINE, AuditQuery.order(ROWS / 2), null),
            "audit_by_order",
            "audit_by_other_order"),
        ask(AuditRows.matching(ENGINE, AuditQuery.batch(ROWS / 100), null), "audit_by_batch"));
  }

  private static PlanQuestion ask(Select select, String... indexes) {
    String name = select.sql().replaceAll("SELECT .*? FROM ", "") + " " + select.values();
    return new PlanQuestion(name, select, List.of(indexes), false);
  }

  private PlanQuestion sorts() {
    return new PlanQuestion(name, select, indexes, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
