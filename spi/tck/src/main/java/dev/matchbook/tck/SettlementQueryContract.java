package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic G: settlements are found by what they are now, page by page. */
public abstract class SettlementQueryContract extends StoreContract {
  private static final int[] LIMITS = {
    1, 2, 7, Settled.ROWS - 1, Settled.ROWS, Settled.ROWS + 1, 10_000
  };

  /** For a backend's tests. */
  protected SettlementQueryContract() {}

  @Test
  @DisplayName(
      "G-04 trades by market, state, batch and since a seq, joined by and, in ascending tradeId")
  void g04_tradesByMarketStateAndBatch() {
    List<StoredSettlement> rows = Settled.mixed();
    commit(batch().settlements(rows));
    for (SettlementQuery query : Settled.queries()) {
      require(query, rows.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-05 batches of trades by market, state, id and since a seq, in ascending batchId")
  void g05_batchesByMarketStateAndId() {
    List<SettlementBatch> rows = Settled.mixedBatches();
    commit(batch().settlementBatches(rows));
    for (SettlementQuery query : Settled.queries()) {
      requireBatches(query, rows.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-06 what changed its state or batch is found as it is, no longer as it was")
  void g06_whatChangedIsFoundAsItIs() {
    List<StoredSettlement> rows = new ArrayList<>(Settled.mixed());
    List<SettlementBatch> batches = new ArrayList<>(Settled.mixedBatches());
    commit(batch().settlements(rows).settlementBatches(batches));
    SettlementState[] states = SettlementState.values();
    for (int i = 0; i < Settled.ROWS; i += 3) {
      StoredSettlement old = rows.get(i);
      long seq = 1_000 + i;
      SettlementState state = Settled.STATES.get((i / 3) % Settled.STATES.size());
      rows.set(i, new StoredSettlement(old.trade(), seq, seq, state, 201 + i % 4));
      SettlementBatch batch = batches.get(i);
      SettlementState next = states[1 + (i / 3) % (states.length - 1)];
      batches.set(i, Settled.batch(batch.batchId(), seq, batch.symbol(), next, batch.trades()));
      commit(batch().settlements(rows.get(i)).settlementBatches(batches.get(i)));
    }
    for (SettlementQuery query : Settled.queries()) {
      require(query, rows.stream().filter(query::matches).toList());
      requireBatches(query, batches.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("G-07 pages: every row once and in order, for every size of page, from any id on")
  void g07_everyRowOnceAndInOrder() {
    List<StoredSettlement> rows = Settled.mixed();
    List<SettlementBatch> batches = Settled.mixedBatches();
    commit(batch().settlements(rows).settlementBatches(batches));
    for (SettlementQuery query : Settled.queries()) {
      List<StoredSettlement> matching = rows.stream().filter(query::matches).toList();
      List<SettlementBatch> matchingBatches = batches.stream().filter(query::matches).toList();
      for (int limit : LIMITS) {
        Same.rows("in pages", Pages.settlements(store(), query).all(limit), matching);
        Same.rows("in pages", Pages.settlementBatches(store(), query).all(limit), matchingBatches);
      }
    }
    for (long id = 0; id <= Settled.ROWS + 1; id++) {
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
        LongStream.rangeClosed(1, Settled.ROWS).mapToObj(Settled::pending).toList();
    commit(batch().settlements(rows));
    SettlementQuery query = SettlementQuery.all().state(SettlementState.PENDING);
    Page<StoredSettlement> first = Pages.settlements(store(), query).page(null, 10);
    commit(
        batch()
            .settlements(
                Settled.row(10, 500, SettlementState.SETTLING, 500),
                Settled.row(15, 500, SettlementState.SETTLING, 500))
            .settlements(Settled.pending(Settled.ROWS + 1)));
    List<StoredSettlement> rest = new ArrayList<>(rows.subList(10, Settled.ROWS));
    rest.remove(Settled.pending(15));
    rest.add(Settled.pending(Settled.ROWS + 1));
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
  @DisplayName("G-18 settlements are there after opening again and after a crash, as they are now")
  void g18_settlementsAreThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    List<StoredSettlement> rows = new ArrayList<>(Settled.mixed());
    List<SettlementBatch> batches = new ArrayList<>(Settled.mixedBatches());
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
    for (SettlementQuery query : Settled.queries()) {
      require(query, rows.stream().filter(query::matches).toList());
      requireBatches(query, batches.stream().filter(query::matches).toList());
    }
    rows.forEach(row -> found(row.tradeId(), row));
    batches.forEach(row -> foundBatch(row.batchId(), row));
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
