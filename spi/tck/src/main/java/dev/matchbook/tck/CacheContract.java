package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Topic S: a store is brought to where another one is, and a {@link CacheStore} says how far what
 * it shows can be relied on.
 */
public abstract class CacheContract extends StoreContract {
  private static final int AT_ONCE = 40;
  private static final int IN_A_BATCH = 500;
  private static final int OVER = 300;
  private static final int MOST_TO_FILL = 20_000;
  private static final int LEAST_BATCHES = 30;

  /** So many commands in a batch that bounds are soon reached. */
  private static final BatchGenerator.Settings WALK = new BatchGenerator.Settings(4, 8, 60, 250);

  /** For a backend's tests. */
  protected CacheContract() {}

  @Test
  @DisplayName("S-01 a leap moves the checkpoint and the markets; rows that were saved before stay")
  void s01_aLeapMovesTheCheckpointAndTheMarkets() {
    ModelStore source = model(history(40));
    saveAll(source);
    Same.value("checkpoint after saving", store().checkpoint(), Checkpoint.START);
    assertThat(store().commit(leapTo(source))).as("applied").isTrue();
    StoreContents.of(source).requireSameRows(store());
  }

  @Test
  @DisplayName("S-02 a leap that does not follow on is rejected and changes nothing")
  void s02_aLeapThatDoesNotFollowOnIsRejected() {
    List<Batch> history = history(20);
    ModelStore source = model(history);
    StoreContents before = StoreContents.of(commit(history.subList(0, 5)));
    Checkpoint elsewhere = history.get(7).checkpoint();
    Trouble.rejected(store(), leapTo(source));
    Trouble.rejected(store(), Batch.leap(elsewhere, source.checkpoint(), source.markets()));
    before.requireSame(store());
  }

  @Test
  @DisplayName("S-03 a leap again is passed over")
  void s03_aLeapAgainIsPassedOver() {
    List<Batch> history = history(20);
    Batch leap = leapTo(model(history.subList(0, 10)));
    store().commit(leap);
    for (Batch batch : history.subList(10, 20)) {
      store().commit(batch);
    }
    StoreContents before = StoreContents.of(store());
    assertThat(store().commit(leap)).as("applied again").isFalse();
    before.requireSame(store());
  }

  @Test
  @DisplayName("S-04 after a leap batches follow on, and pass over rows that are there already")
  void s04_afterALeapBatchesFollowOn() {
    List<Batch> history = history(40);
    ModelStore source = model(history.subList(0, 20));
    Batch leap = leapTo(source);
    history.subList(20, 30).forEach(source::commit); // while the rows are read
    saveAll(source);
    store().commit(leap);
    for (Batch batch : history.subList(20, 40)) {
      assertThat(store().commit(batch)).as("batch from %s", batch.previous()).isTrue();
    }
    StoreContents.of(model(history)).requireSameRows(store());
  }

  @Test
  @DisplayName("S-05 a leap is there after closing and opening again, and after a crash")
  void s05_aLeapIsThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    List<Batch> history = history(30);
    ModelStore source = model(history.subList(0, 20));
    saveAll(source);
    store().commit(leapTo(source));
    reopen();
    StoreContents.of(source).requireSameRows(store());
    Batch leap =
        Batch.leap(source.checkpoint(), history.get(24).checkpoint(), model(history).markets());
    store().commit(leap);
    crash();
    Same.value("checkpoint", store().checkpoint(), leap.checkpoint());
    Same.rows("markets", store().markets(), leap.markets());
    assertThat(store().commit(history.get(25))).as("the next batch").isTrue();
  }

  @Test
  @DisplayName("S-06 a cache shows what it answers, at its checkpoint")
  void s06_aCacheShowsWhatItAnswers() {
    CacheStore cache = cache();
    CacheWalk walk = new CacheWalk(6, cache, BatchGenerator.Settings.DEFAULT);
    walk.commit(LEAST_BATCHES);
    walk.requireSeenAsRead(200);
  }

  @Test
  @DisplayName("S-07 of open orders and markets nothing is ever forgotten")
  void s07_ofOpenOrdersNothingIsEverForgotten() {
    CacheStore cache = cache();
    commit(history(30));
    OrderQuery open = OrderQuery.all().open();
    assertThat(cache.seeMarkets().wholeSince()).as("markets").isZero();
    assertThat(cache.seeOrders(open, null, 5).wholeSince()).as("query").isZero();
    assertThat(cache.seeOrders(open.account("alice"), null, 5).wholeSince()).isZero();
    cache
        .markets()
        .forEach(m -> assertThat(cache.seeOpenOrders(m.symbol(), null, 5).wholeSince()).isZero());
  }

  /** {@code -Dmatchbook.seed=N} runs a failure again. */
  @Test
  @DisplayName("S-08 whatever a cache has forgotten it says so: random writes and saving again")
  void s08_whateverACacheHasForgottenItSaysSo() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    CacheWalk walk = new CacheWalk(seed, cache(), WALK);
    System.out.println(store().name() + " as a cache: seed " + seed);
    long orders = toGoOver(fixture().closedOrdersKept());
    long trades = toGoOver(fixture().tradesKept());
    int batches = 0;
    while (batches++ < LEAST_BATCHES || walk.closedOrders() < orders || walk.trades() < trades) {
      walk.step();
    }
  }

  private static int toGoOver(int kept) {
    return kept > MOST_TO_FILL ? 0 : kept + OVER;
  }

  @Test
  @DisplayName("S-09 an old order saved into a full cache stays until as many others came")
  void s09_anOldOrderSavedIntoAFullCacheStays() {
    CacheStore cache = cache();
    int kept = can(ALL_ORDERS) ? StoreFixture.LEAST_KEPT : fixture().closedOrdersKept();
    assumeTrue(kept <= MOST_TO_FILL, () -> store().name() + " keeps too many to fill it: " + kept);
    close(1, kept + OVER);
    cache.saveOrder(closed(1));
    close(kept + OVER + 1, 2L * kept + OVER - 1);
    Same.found("by id", cache.findOrder(1), closed(1));
    Same.found("by clOrdId", cache.findOrder("alice", "c1"), closed(1));
    Same.found("seen", cache.seeOrder(1).value(), closed(1));
  }

  @Test
  @DisplayName("S-10 a cleared cache is as a new one; cleared again too")
  void s10_aClearedCacheIsAsANewOne() {
    CacheStore cache = cache();
    commit(history(30));
    cache.removeOrder(history(30).get(5).checkpoint().orderId() + 1_000);
    for (int i = 0; i < 2; i++) {
      cache.clear();
      StoreContents.of(new ModelStore()).requireSame(cache);
      Same.value("seen at", cache.seeOrder(1).at(), Checkpoint.START);
    }
    Trouble.rejected(cache, history(2).get(1));
    StoreContents.of(commit(history(20))).requireSame(cache);
    cache.clear();
    StoreContents.of(new ModelStore()).requireSame(cache);
  }

  @Test
  @DisplayName("S-11 a cache that is cleared and filled from another store is as that one, goes on")
  void s11_aCacheThatIsClearedAndFilledIsAsTheOther() {
    CacheStore cache = cache();
    List<Batch> history = history(60);
    commit(history);
    ModelStore source = model(history.subList(0, 45)); // the cache was ahead of it
    cache.clear();
    saveAll(source);
    assertThat(cache.commit(leapTo(source))).as("applied").isTrue();
    StoreContents.of(source).requireSameRows(cache);
    for (Batch batch : history.subList(45, 60)) {
      assertThat(cache.commit(batch)).as("batch from %s", batch.previous()).isTrue();
    }
    StoreContents.of(model(history)).requireSameRows(cache);
  }

  @Test
  @DisplayName("S-12 a closed cache shows nothing and is not cleared: StoreException")
  void s12_aClosedCacheShowsNothing() {
    CacheStore cache = cache();
    commit(history(5));
    Map<String, ThrowingCallable> sights = new LinkedHashMap<>();
    sights.put("seeOrder by id", () -> cache.seeOrder(1));
    sights.put("seeOrder by clOrdId", () -> cache.seeOrder("alice", "mine"));
    sights.put("seeOrders", () -> cache.seeOrders(OrderQuery.all(), null, 10));
    sights.put("seeOpenOrders", () -> cache.seeOpenOrders("BTC-USD", null, 10));
    sights.put("seeTrade", () -> cache.seeTrade(1));
    sights.put("seeTrades", () -> cache.seeTrades(TradeQuery.all(), null, 10));
    sights.put("seeMarkets", cache::seeMarkets);
    cache.close();
    sights.forEach((what, call) -> Trouble.in(cache, what + " of a closed cache", call));
    Trouble.rejected(cache, "clearing a closed cache", cache::clear);
  }

  private static ModelStore model(List<Batch> batches) {
    ModelStore model = new ModelStore();
    batches.forEach(model::commit);
    return model;
  }

  /** From the store's checkpoint, which it may be at or not. */
  private Batch leapTo(ModelStore source) {
    return Batch.leap(Checkpoint.START, source.checkpoint(), source.markets());
  }

  /** In chunks, as whoever fills a cache does. */
  private void saveAll(ModelStore source) {
    List<StoredOrder> orders = Pages.orders(source, OrderQuery.all()).all();
    for (int from = 0; from < orders.size(); from += AT_ONCE) {
      store().saveOrders(orders.subList(from, Math.min(from + AT_ONCE, orders.size())));
    }
    List<Trade> trades = Pages.trades(source, TradeQuery.all()).all();
    for (int from = 0; from < trades.size(); from += AT_ONCE) {
      store().saveTrades(trades.subList(from, Math.min(from + AT_ONCE, trades.size())));
    }
  }

  private void close(long from, long to) {
    for (long id = from; id <= to; id += IN_A_BATCH) {
      List<StoredOrder> some = new ArrayList<>();
      LongStream.rangeClosed(id, Math.min(id + IN_A_BATCH - 1, to))
          .forEach(each -> some.add(closed(each)));
      store().commit(BatchBuilder.after(store().checkpoint()).orders(some).build());
    }
  }

  private static StoredOrder closed(long id) {
    return order(id).clOrdId("c" + id).cancel(CancelReason.REQUESTED).build();
  }
}
