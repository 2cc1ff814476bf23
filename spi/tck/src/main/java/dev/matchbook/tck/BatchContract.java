package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic B: a batch is all or nothing, and follows on the one before. */
public abstract class BatchContract extends StoreContract {
  /** For a backend's tests. */
  protected BatchContract() {}

  @Test
  @DisplayName("B-01 a new store is at the start and has nothing")
  void b01_aNewStoreIsAtTheStart() {
    StoreContents.of(new ModelStore()).requireSame(store());
  }

  @Test
  @DisplayName("B-02 a batch that follows on is applied: orders, trades, markets and checkpoint")
  void b02_aBatchThatFollowsOnIsApplied() {
    Batch batch = first();
    assertThat(store().commit(batch)).as("applied").isTrue();
    Same.value("checkpoint", store().checkpoint(), batch.checkpoint());
    contentsAfter(batch).requireSame(store());
  }

  @Test
  @DisplayName("B-03 a batch that does not follow on is rejected and changes nothing")
  void b03_aBatchThatDoesNotFollowOnIsRejectedAndChangesNothing() {
    List<Batch> history = history(6);
    StoreContents before = StoreContents.of(commit(history.subList(0, 4)));
    Trouble.rejected(store(), history.get(5));
    before.requireSame(store());
  }

  @Test
  @DisplayName("B-04 a new store takes only a batch from the start")
  void b04_aNewStoreTakesOnlyABatchFromTheStart() {
    Trouble.rejected(store(), history(2).get(1));
    StoreContents.of(new ModelStore()).requireSame(store());
  }

  @Test
  @DisplayName("B-05 a batch from elsewhere is rejected, though only one counter differs")
  void b05_aBatchFromElsewhereIsRejected() {
    Checkpoint at = new Checkpoint(10, 10, 10, 10, 0);
    store().commit(new Batch(Checkpoint.START, at, List.of(), List.of(), List.of()));
    StoreContents before = StoreContents.of(store());
    Trouble.rejected(store(), empty(new Checkpoint(9, 10, 10, 10, 0)));
    Trouble.rejected(store(), empty(new Checkpoint(10, 9, 10, 10, 0)));
    Trouble.rejected(store(), empty(new Checkpoint(10, 10, 9, 10, 0)));
    Trouble.rejected(store(), empty(new Checkpoint(10, 10, 10, 9, 0)));
    Trouble.rejected(store(), empty(new Checkpoint(11, 10, 10, 10, 0)));
    Trouble.rejected(store(), empty(new Checkpoint(10, 10, 10, 10, 1)));
    before.requireSame(store());
  }

  @Test
  @DisplayName("B-06 after a rejected batch the right one is applied")
  void b06_afterARejectedBatchTheRightOneIsApplied() {
    List<Batch> history = history(4);
    store().commit(history.get(0));
    Trouble.rejected(store(), history.get(2));
    for (Batch batch : history.subList(1, 4)) {
      assertThat(store().commit(batch)).as("applied").isTrue();
    }
    Same.value("checkpoint", store().checkpoint(), history.get(3).checkpoint());
  }

  @Test
  @DisplayName("B-07 a batch without rows moves the checkpoint, be it by a command alone")
  void b07_aBatchWithoutRowsMovesTheCheckpoint() {
    Checkpoint at = new Checkpoint(1, 0, 0, 0, 0);
    assertThat(store().commit(BatchBuilder.after(Checkpoint.START).build())).isTrue();
    Same.value("checkpoint", store().checkpoint(), at);
    assertThat(store().commit(BatchBuilder.after(at).commands(5).build())).isTrue();
    Same.value("checkpoint", store().checkpoint(), new Checkpoint(6, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("B-08 markets come in ascending index, each as the last batch with it left it")
  void b08_marketsComeInAscendingIndex() {
    List<MarketState> markets = new ArrayList<>();
    Checkpoint at = Checkpoint.START;
    for (int index = 0; index < 12; index++) {
      markets.add(market(index, 90 - index + "Z"));
      Batch batch = BatchBuilder.after(at).markets(markets.get(index)).build();
      store().commit(batch);
      at = batch.checkpoint();
    }
    MarketState old = markets.get(3);
    MarketState changed =
        new MarketState(
            3, old.definition(), MarketStatus.HALTED, BigDecimal.ONE, new BigDecimal("2.00"));
    markets.set(3, changed);
    store().commit(BatchBuilder.after(at).markets(changed).build());
    Same.rows("markets", store().markets(), markets);
  }

  @Test
  @DisplayName("B-09 an order that many batches change is as the last one left it")
  void b09_anOrderThatManyBatchesChange() {
    StoredOrder order = order(1).build();
    Checkpoint at = Checkpoint.START;
    for (int seq = 1; seq <= 10; seq++) {
      order = like(order).seq(seq).fill("1").build();
      Batch batch = BatchBuilder.after(at).orders(order).build();
      store().commit(batch);
      at = batch.checkpoint();
      Same.found("found", store().findOrder(1), order);
    }
    assertThat(store().openOrders("BTC-USD", null, 10).rows()).as("it is filled").isEmpty();
  }

  @Test
  @DisplayName("B-10 a large batch is whole: 900 orders and 900 trades")
  void b10_aLargeBatchIsWhole() {
    List<StoredOrder> orders = new ArrayList<>();
    List<Trade> trades = new ArrayList<>();
    for (int i = 1; i <= 900; i++) {
      orders.add(order(i).fill(i % 2 == 0 ? "10" : "4").build());
      trades.add(trade(i).orders(i, 900 + i).build());
    }
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(orders).trades(trades).build();
    assertThat(store().commit(batch)).isTrue();
    contentsAfter(batch).requireSame(store());
  }

  @Test
  @DisplayName("B-11 a list that was answered does not change with the store, nor the other way")
  void b11_aListThatWasAnsweredIsNotTheStoresOwn() {
    List<Batch> history = history(30);
    commit(history.subList(0, 15));
    List<MarketState> markets = store().markets();
    List<Trade> recent = store().recentTrades(null, 10);
    List<MarketState> marketsThen = List.copyOf(markets);
    List<Trade> recentThen = List.copyOf(recent);
    history.subList(15, 30).forEach(store()::commit);
    Same.rows("markets that were answered before", markets, marketsThen);
    Same.rows("trades that were answered before", recent, recentThen);
    StoreContents before = StoreContents.of(store());
    clear(store().markets());
    clear(store().recentTrades(null, 10));
    before.requireSame(store());
  }

  @Test
  @DisplayName("B-12 a null batch is refused")
  void b12_aNullBatchIsRefused() {
    Misuse.refused("commit of null", () -> store().commit(null));
    StoreContents.of(new ModelStore()).requireSame(store());
  }

  @Test
  @DisplayName("B-13 a batch with a null in it is refused and none of its rows is written")
  void b13_aBatchWithANullInItIsRefusedAndNoneOfItIsWritten() {
    List<MarketState> markets = Arrays.asList((MarketState) null);
    Batch right = first();
    Misuse.refused(
        "a null among the markets",
        () ->
            store()
                .commit(
                    new Batch(
                        right.previous(),
                        right.checkpoint(),
                        right.orders(),
                        right.trades(),
                        markets)));
    StoreContents.of(new ModelStore()).requireSame(store());
    assertThat(store().commit(right)).as("the same batch without the null").isTrue();
    contentsAfter(right).requireSame(store());
  }

  @Test
  @DisplayName("B-14 after each batch of a long history everything is there")
  void b14_afterEachBatchOfALongHistoryEverythingIsThere() {
    ModelStore model = new ModelStore();
    for (Batch batch : history(50)) {
      model.commit(batch);
      assertThat(store().commit(batch)).as("applied: %s", batch.checkpoint()).isTrue();
      StoreContents.of(model).requireSame(store());
    }
  }

  private static void clear(List<?> answer) {
    try {
      answer.clear();
    } catch (UnsupportedOperationException e) {
      assertThat(answer).as("the list that may not be changed").isNotNull();
    }
  }

  private static MarketState market(int index, String symbol) {
    AddMarket definition = AddMarket.of(symbol, "0.01", "1");
    return new MarketState(index, definition, MarketStatus.OPEN, null, null);
  }

  private static Batch first() {
    return BatchBuilder.after(Checkpoint.START)
        .markets(market(0, "BTC-USD"))
        .orders(order(1).seq(4).fill("1").build(), order(2).seq(4).fill("10").build())
        .orders(order(3).seq(3).build())
        .trades(trade(1).seq(4).build())
        .commands(4)
        .build();
  }

  private static Batch empty(Checkpoint previous) {
    return BatchBuilder.after(previous).commands(10).build();
  }

  private static StoreContents contentsAfter(Batch batch) {
    ModelStore model = new ModelStore();
    model.commit(batch);
    return StoreContents.of(model);
  }
}
