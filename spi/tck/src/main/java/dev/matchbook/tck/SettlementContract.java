package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.ALL_TRADES;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic G: how far each trade has settled is there, in which batch, and nothing is forgotten. */
public abstract class SettlementContract extends StoreContract {
  private static final int MOST_TRADES = 1_024;
  private static final int MOST_TO_FILL = 20_000;
  private static final int OVER = 300;

  /** For a backend's tests. */
  protected SettlementContract() {}

  @Test
  @DisplayName("G-01 a trade's settlement comes with its batch; an unknown one is empty")
  void g01_aTradesSettlementComesWithItsBatch() {
    StoredSettlement first = Settled.pending(1);
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
    commit(batch().settlements(Settled.pending(1), Settled.pending(2)));
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
      require(SettlementQuery.all(), List.of(Settled.pending(1), now));
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
        LongStream.rangeClosed(1, MOST_TRADES).mapToObj(Settled::pending).toList();
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
            .settlements(Settled.pending(1))
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

  private BatchBuilder batch() {
    return BatchBuilder.after(store().checkpoint());
  }

  private void commit(BatchBuilder batch) {
    assertThat(store().commit(batch.build())).as("applied").isTrue();
  }
}
