package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.ALL_TRADES;
import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic G: how far each trade has settled is there, in which batch, and nothing is forgotten. */
public abstract class SettlementContract extends StoreContract {
  private static final int ROWS = 40;
  private static final int MOST_TRADES = 1_024;
  private static final int MOST_TO_FILL = 20_000;
  private static final int OVER = 300;
  private static final int[] LIMITS = {1, 2, 7, ROWS - 1, ROWS, ROWS + 1, 10_000};

  /** For a backend's tests. */
  protected SettlementContract() {}

  @Test
  @DisplayName("G-01 a trade's settlement comes with its batch; an unknown one is empty")
  void g01_aTradesSettlementComesWithItsBatch() {
    StoredSettlement first = pending(1);
    StoredSettlement second = Settled.row(2, 4, SettlementState.SETTLING, 3);
    commit(batch().settlements(first, second));
    found(1, first);
    found(2, second);
    found(3, null);
    found(Long.MAX_VALUE, null);
    require(SettlementQuery.all(), List.of(first, second));
  }

  @Test
  @DisplayName("G-02 a row takes the place of the one that is there, state and batch too")
  void g02_aRowTakesThePlaceOfTheOneThatIsThere() {
    commit(batch().settlements(pending(1), pending(2)));
    SettlementState[] states = {
      SettlementState.SETTLING,
      SettlementState.SETTLED,
      SettlementState.SETTLING,
      SettlementState.PENDING,
      SettlementState.BUSTED
    };
    for (int i = 0; i < states.length; i++) {
      StoredSettlement now = Settled.row(2, 10 + i, states[i], i % 2 == 0 ? 10 : 12);
      commit(batch().settlements(now));
      found(2, now);
      require(SettlementQuery.all(), List.of(pending(1), now));
    }
  }

  @Test
  @DisplayName("G-03 a batch of trades is found by its id and takes the place of its old state")
  void g03_aBatchOfTradesIsFoundByItsId() {
    SettlementBatch first = Settled.batch(5, 5, SettlementState.SETTLING, List.of(1L, 2L));
    SettlementBatch second = Settled.batch(6, 6, SettlementState.SETTLING, List.of(3L));
    commit(batch().settlementBatches(first, second));
    foundBatch(5, first);
    foundBatch(6, second);
    foundBatch(1, null);
    foundBatch(7, null);
    SettlementBatch now = Settled.batch(5, 9, SettlementState.SETTLED, List.of(1L, 2L));
    commit(batch().settlementBatches(now));
    foundBatch(5, now);
    requireBatches(SettlementQuery.all(), List.of(now, second));
  }

  @Test
  @DisplayName(
      "G-04 trades by market, state, batch and since a seq, joined by and, in ascending tradeId")
  void g04_tradesByMarketStateAndBatch() {
    List<StoredSettlement> rows = mixed();
    commit(batch().settlements(rows));
    for (SettlementQuery query : queries()) {
      require(query, rows.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-05 batches of trades by market, state, id and since a seq, in ascending batchId")
  void g05_batchesByMarketStateAndId() {
    List<SettlementBatch> rows = mixedBatches();
    commit(batch().settlementBatches(rows));
    for (SettlementQuery query : queries()) {
      requireBatches(query, rows.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-06 what changed its state or batch is found as it is, no longer as it was")
  void g06_whatChangedIsFoundAsItIs() {
    List<StoredSettlement> rows = new ArrayList<>(mixed());
    List<SettlementBatch> batches = new ArrayList<>(mixedBatches());
    commit(batch().settlements(rows).settlementBatches(batches));
    SettlementState[] states = SettlementState.values();
    for (int i = 0; i < ROWS; i += 3) {
      StoredSettlement old = rows.get(i);
      long seq = 1_000 + i;
      SettlementState state = Settled.STATES.get((i / 3) % Settled.STATES.size());
      rows.set(i, new StoredSettlement(old.trade(), seq, seq, state, 201 + i % 4));
      SettlementBatch batch = batches.get(i);
      SettlementState next = states[1 + (i / 3) % (states.length - 1)];
      batches.set(i, Settled.batch(batch.batchId(), seq, batch.symbol(), next, batch.trades()));
      commit(batch().settlements(rows.get(i)).settlementBatches(batches.get(i)));
    }
    for (SettlementQuery query : queries()) {
      require(query, rows.stream().filter(query::matches).toList());
      requireBatches(query, batches.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-07 pages: every row once and in order, for every size of page, from any id on")
  void g07_everyRowOnceAndInOrder() {
    List<StoredSettlement> rows = mixed();
    List<SettlementBatch> batches = mixedBatches();
    commit(batch().settlements(rows).settlementBatches(batches));
    for (SettlementQuery query : queries()) {
      List<StoredSettlement> matching = rows.stream().filter(query::matches).toList();
      List<SettlementBatch> matchingBatches = batches.stream().filter(query::matches).toList();
      for (int limit : LIMITS) {
        Same.rows("in pages", Pages.settlements(store(), query).all(limit), matching);
        Same.rows("in pages", Pages.settlementBatches(store(), query).all(limit), matchingBatches);
      }
    }
    for (long id = 0; id <= ROWS + 1; id++) {
      long from = id;
      SettlementQuery all = SettlementQuery.all();
      Same.rows(
          "behind " + id,
          Pages.settlements(store(), all).page(Cursor.of(id), 3).rows(),
          rows.stream().filter(row -> row.tradeId() > from).limit(3).toList());
      Same.rows(
          "behind " + (200 + id),
          Pages.settlementBatches(store(), all).page(Cursor.of(200 + id), 3).rows(),
          batches.stream().filter(row -> row.batchId() > 200 + from).limit(3).toList());
    }
  }

  @Test
  @DisplayName("G-08 rows that change between pages hide no other and come no more")
  void g08_rowsThatChangeBetweenPagesHideNoOther() {
    List<StoredSettlement> rows =
        LongStream.rangeClosed(1, ROWS).mapToObj(SettlementContract::pending).toList();
    commit(batch().settlements(rows));
    SettlementQuery query = SettlementQuery.all().state(SettlementState.PENDING);
    Page<StoredSettlement> first = Pages.settlements(store(), query).page(null, 10);
    commit(
        batch()
            .settlements(
                Settled.row(10, 500, SettlementState.SETTLING, 500),
                Settled.row(15, 500, SettlementState.SETTLING, 500))
            .settlements(pending(ROWS + 1)));
    List<StoredSettlement> rest = new ArrayList<>(rows.subList(10, ROWS));
    rest.remove(pending(15));
    rest.add(pending(ROWS + 1));
    Same.rows(
        "the rest", Pages.settlements(store(), query).page(first.next(), 10_000).rows(), rest);
  }

  @Test
  @DisplayName("G-09 a page is asked for 1 to 10,000 rows, of a query: anything else is refused")
  void g09_aPageIsAskedFor1To10000Rows() {
    SettlementQuery all = SettlementQuery.all();
    for (int limit : new int[] {0, -1, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
      Misuse.refused("a page of " + limit, () -> store().settlements(all, null, limit));
      Misuse.refused("a page of " + limit, () -> store().settlementBatches(all, null, limit));
    }
    Misuse.refused("no query", () -> store().settlements(null, null, 1));
    Misuse.refused("no query", () -> store().settlementBatches(null, null, 1));
    assertThat(store().settlements(all, null, Page.MAX_ROWS).rows()).isEmpty();
    assertThat(store().settlementBatches(all, null, Page.MAX_ROWS).rows()).isEmpty();
  }

  @Test
  @DisplayName("G-10 everything of a batch comes back exactly: texts, what is absent, extremes")
  void g10_everythingOfABatchComesBackExactly() {
    List<SettlementBatch> batches = Settled.strangeBatches();
    commit(batch().settlementBatches(batches));
    batches.forEach(row -> foundBatch(row.batchId(), row));
    requireBatches(SettlementQuery.all(), batches);
  }

  @Test
  @DisplayName("G-11 the trade of a settlement comes back exactly: decimals, names, extremes")
  void g11_theTradeOfASettlementComesBackExactly() {
    List<StoredSettlement> rows = new ArrayList<>();
    for (Batch batch : history(60)) {
      batch.trades().forEach(t -> rows.add(StoredSettlement.pending(t)));
    }
    rows.add(
        StoredSettlement.pending(
            trade(Long.MAX_VALUE - 1)
                .symbol("S".repeat(32))
                .price(new BigDecimal("0." + "0".repeat(17) + "1"))
                .qty(BigDecimal.valueOf(Long.MAX_VALUE))
                .orders(Long.MAX_VALUE, Long.MAX_VALUE - 1)
                .fees(new BigDecimal("-0.000000000000000001"), new BigDecimal("1.50"))
                .build()));
    long most = Long.MAX_VALUE;
    Trade last = trade(most).build();
    rows.add(new StoredSettlement(last, most, most, SettlementState.BUSTED, most));
    commit(batch().settlements(rows));
    require(SettlementQuery.all(), rows);
    rows.forEach(row -> found(row.tradeId(), row));
  }

  @Test
  @DisplayName("G-12 a batch of 1,024 trades is whole, and so are its rows")
  void g12_aBatchOf1024TradesIsWhole() {
    List<StoredSettlement> rows =
        LongStream.rangeClosed(1, MOST_TRADES).mapToObj(SettlementContract::pending).toList();
    commit(batch().settlements(rows));
    List<Long> ids = new ArrayList<>(rows.stream().map(StoredSettlement::tradeId).toList());
    Collections.reverse(ids);
    long id = MOST_TRADES + 1;
    SettlementBatch batch = Settled.batch(id, id, SettlementState.SETTLING, ids);
    List<StoredSettlement> now =
        rows.stream()
            .map(row -> Settled.row(row.tradeId(), id, SettlementState.SETTLING, id))
            .toList();
    commit(batch().settlements(now).settlementBatches(batch));
    foundBatch(id, batch);
    require(SettlementQuery.all().batch(id), now);
    require(SettlementQuery.all().state(SettlementState.PENDING), List.of());
  }

  @Test
  @DisplayName("G-13 a batch that is passed over or refused settles nothing")
  void g13_aBatchThatIsPassedOverOrRefusedSettlesNothing() {
    Batch first =
        batch()
            .settlements(pending(1))
            .settlementBatches(Settled.batch(1, 1, SettlementState.SETTLING, List.of(1L)))
            .build();
    store().commit(first);
    StoredSettlement now = Settled.row(1, 5, SettlementState.SETTLED, 1);
    SettlementBatch settled = Settled.batch(1, 5, SettlementState.SETTLED, List.of(1L));
    commit(batch().settlements(now).settlementBatches(settled));
    assertThat(store().commit(first)).as("applied again").isFalse();
    found(1, now);
    foundBatch(1, settled);
    Checkpoint elsewhere = new Checkpoint(50, 50, 50, 50, 50);
    Trouble.rejected(
        store(),
        BatchBuilder.after(elsewhere)
            .settlements(Settled.row(1, 51, SettlementState.BUSTED, 1))
            .settlementBatches(Settled.batch(1, 51, SettlementState.BUSTED, List.of(1L)))
            .build());
    found(1, now);
    foundBatch(1, settled);
  }

  @Test
  @DisplayName("G-14 saving and removing orders and trades settles nothing and forgets nothing")
  void g14_savingOrdersAndTradesSettlesNothing() {
    StoredSettlement row = Settled.row(1, 3, SettlementState.SETTLED, 2);
    commit(
        batch()
            .orders(order(1).cancel(CancelReason.REQUESTED).build())
            .settlements(row)
            .trades(trade(1).build()));
    store().saveTrade(trade(1).build());
    store().saveTrade(trade(7).build());
    store().removeOrder(1);
    found(1, row);
    found(7, null);
    Checkpoint at = store().checkpoint();
    Checkpoint to = new Checkpoint(at.commands() + 9, at.seq() + 9, at.ts(), 9, at.tradeId());
    assertThat(store().commit(Batch.leap(at, to, List.of()))).as("applied").isTrue();
    require(SettlementQuery.all(), List.of(row));
  }

  @Test
  @DisplayName("G-15 a store that forgets trades and orders keeps every settlement")
  void g15_aStoreThatForgetsTradesKeepsEverySettlement() {
    boolean all = can(ALL_ORDERS) && can(ALL_TRADES);
    int most = Math.max(fixture().closedOrdersKept(), fixture().tradesKept());
    int kept = all ? StoreFixture.LEAST_KEPT : most;
    assumeTrue(kept <= MOST_TO_FILL, () -> store().name() + " keeps too many: " + kept);
    int many = kept + OVER;
    List<StoredSettlement> rows = new ArrayList<>();
    for (long from = 1; from <= many; from += 500) {
      List<Trade> trades =
          LongStream.range(from, from + 500).mapToObj(id -> trade(id).build()).toList();
      List<StoredSettlement> some = trades.stream().map(StoredSettlement::pending).toList();
      List<StoredOrder> closed = LongStream.range(from, from + 500).mapToObj(this::filled).toList();
      commit(
          batch()
              .orders(closed)
              .trades(trades)
              .settlements(some)
              .settlementBatches(Settled.batch(from, from, SettlementState.FINAL, List.of(from))));
      rows.addAll(some);
    }
    require(SettlementQuery.all(), rows);
    found(1, rows.get(0));
    foundBatch(1, Settled.batch(1, 1, SettlementState.FINAL, List.of(1L)));
  }

  private StoredOrder filled(long id) {
    return order(id).fill("10").build();
  }

  @Test
  @DisplayName("G-16 a closed order that a bust changes is found as it is by every query")
  void g16_aClosedOrderThatABustChangesIsFoundAsItIs() {
    StoredOrder filled = order(1).clOrdId("mine").fill("10").build();
    StoredOrder expired = order(2).fill("4").close(OrdStatus.EXPIRED, null).build();
    commit(batch().orders(filled, expired, order(3).build()));
    StoredOrder first = filled.busted(Settled.bust(5, 1, "4"));
    StoredOrder second = expired.busted(Settled.bust(6, 2, "4"));
    commit(batch().orders(first, second));
    Same.found("by id", store().findOrder(1), first);
    Same.found("by clOrdId", store().findOrder("alice", "mine"), first);
    OrderQuery all = OrderQuery.all();
    orders(all, List.of(first, second, order(3).build()));
    orders(all.status(Set.of(OrdStatus.FILLED)), List.of());
    orders(all.status(Set.of(OrdStatus.CANCELED)), List.of(first));
    orders(all.status(Set.of(OrdStatus.EXPIRED)), List.of(second));
    orders(all.account("alice"), List.of(first, second, order(3).build()));
    orders(all.open(), List.of(order(3).build()));
    orders(all.changedSince(4), List.of(first, second));
    orders(all.sort(OrderQuery.Sort.BY_CHANGE), List.of(order(3).build(), first, second));
    Same.rows("open", Pages.openOrders(store(), "BTC-USD").all(), List.of(order(3).build()));
    StoredOrder again = first.busted(Settled.bust(7, 1, "6"));
    commit(batch().orders(again));
    orders(all.changedSince(6), List.of(again));
    assertThat(store().removeOrder(1)).as("removed").isTrue();
    orders(all, List.of(second, order(3).build()));
  }

  @Test
  @DisplayName("G-17 the order that another one comes of is kept with it, and what marks that one")
  void g17_theOrderThatAnotherOneComesOfIsKeptWithIt() {
    List<StoredOrder> orders =
        List.of(
            order(1).mark(CancelReason.TRADE_BUSTED).build(),
            order(2).refOrderId(1L).build(),
            order(Long.MAX_VALUE).seq(3).refOrderId(Long.MAX_VALUE - 1).build());
    commit(batch().orders(orders.subList(0, 2)));
    store().saveOrder(orders.get(2));
    orders(OrderQuery.all(), orders);
    Same.rows("open", Pages.openOrders(store(), "BTC-USD").all(), orders);
    orders.forEach(o -> Same.found("by id", store().findOrder(o.orderId()), o));
  }

  @Test
  @DisplayName("G-18 settlements are there after opening again and after a crash, as they are now")
  void g18_settlementsAreThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    List<StoredSettlement> rows = new ArrayList<>(mixed());
    List<SettlementBatch> batches = new ArrayList<>(mixedBatches());
    commit(batch().settlements(rows).settlementBatches(batches));
    reopen();
    requireAll(rows, batches);
    StoredSettlement old = rows.get(7);
    rows.set(7, new StoredSettlement(old.trade(), 900, 900, SettlementState.BUSTED, 900));
    commit(batch().settlements(rows.get(7)));
    crash();
    requireAll(rows, batches);
    SettlementBatch batch = batches.get(3);
    batches.set(
        3,
        Settled.batch(batch.batchId(), 901, batch.symbol(), SettlementState.FINAL, batch.trades()));
    commit(batch().settlementBatches(batches.get(3)));
    reopen();
    reopen();
    requireAll(rows, batches);
  }

  private void requireAll(List<StoredSettlement> rows, List<SettlementBatch> batches) {
    for (SettlementQuery query : queries()) {
      require(query, rows.stream().filter(query::matches).toList());
      requireBatches(query, batches.stream().filter(query::matches).toList());
    }
    rows.forEach(row -> found(row.tradeId(), row));
    batches.forEach(row -> foundBatch(row.batchId(), row));
  }

  @Test
  @DisplayName("G-19 an engine that settles is recovered exactly, whatever became of its trades")
  void g19_anEngineThatSettlesIsRecoveredExactly() {
    new SettlingEngine(19, store()).run(250, 10);
  }

  @Test
  @DisplayName("G-20 the same where the store is opened again each time")
  void g20_theSameWhereTheStoreIsOpenedAgain() throws Exception {
    needs(DURABLE);
    SettlingEngine engine = new SettlingEngine(20, store());
    for (int i = 0; i < 8; i++) {
      engine.run(30, 30);
      reopen();
      engine.goOn(store());
    }
  }

  private static StoredSettlement pending(long tradeId) {
    return StoredSettlement.pending(trade(tradeId).build());
  }

  /** Trades 1 to {@value #ROWS} of two markets, in every state and several batches. */
  private static List<StoredSettlement> mixed() {
    List<StoredSettlement> rows = new ArrayList<>();
    for (long id = 1; id <= ROWS; id++) {
      Trade trade = trade(id).symbol(id % 3 == 0 ? "ETH-USD" : "BTC-USD").build();
      SettlementState state = Settled.STATES.get((int) (id * 7 / 5 % Settled.STATES.size()));
      long batchId = state == SettlementState.PENDING ? 0 : 201 + id % 4;
      rows.add(new StoredSettlement(trade, 100 + id, id, state, batchId));
    }
    return rows;
  }

  /** Batches 201 and so on, as many, of two markets, in every state. */
  private static List<SettlementBatch> mixedBatches() {
    List<SettlementBatch> rows = new ArrayList<>();
    SettlementState[] states = SettlementState.values();
    for (long id = 201; id <= 200 + ROWS; id++) {
      rows.add(
          Settled.batch(
              id,
              id + 300,
              id % 3 == 0 ? "ETH-USD" : "BTC-USD",
              states[1 + (int) (id * 7 / 5 % (states.length - 1))],
              List.of(id, id + 1)));
    }
    return rows;
  }

  /** With and without each condition; some that nothing matches. */
  private static List<SettlementQuery> queries() {
    List<SettlementQuery> queries = new ArrayList<>();
    List<SettlementState> states = new ArrayList<>(List.of(SettlementState.values()));
    states.add(null);
    for (SettlementState state : states) {
      for (String symbol : new String[] {null, "BTC-USD", "ETH-USD", "eth-usd"}) {
        for (long batchId : new long[] {0, 201, 202, 204, 999}) {
          queries.add(new SettlementQuery(symbol, state, batchId, 0));
        }
      }
    }
    for (long seq : new long[] {100, 101, 120, 139, 500, 530, 540, 900, Long.MAX_VALUE}) {
      queries.add(SettlementQuery.all().since(seq));
      queries.add(SettlementQuery.all().since(seq).state(SettlementState.SETTLED));
      queries.add(SettlementQuery.all().since(seq).symbol("ETH-USD").batch(202));
    }
    return queries;
  }

  private void found(long tradeId, StoredSettlement expected) {
    Same.found("settlement of trade " + tradeId, store().findSettlement(tradeId), expected);
  }

  private void foundBatch(long batchId, SettlementBatch expected) {
    Same.found("batch " + batchId, store().findSettlementBatch(batchId), expected);
  }

  private void require(SettlementQuery query, List<StoredSettlement> expected) {
    Same.rows(query.toString(), Pages.settlements(store(), query).all(), expected);
  }

  private void requireBatches(SettlementQuery query, List<SettlementBatch> expected) {
    Same.rows("batches of " + query, Pages.settlementBatches(store(), query).all(), expected);
  }

  private void orders(OrderQuery query, List<StoredOrder> expected) {
    Same.rows(Describe.query(query), Pages.orders(store(), query).all(), expected);
  }

  private BatchBuilder batch() {
    return BatchBuilder.after(store().checkpoint());
  }

  private void commit(BatchBuilder batch) {
    assertThat(store().commit(batch.build())).as("applied").isTrue();
  }
}
