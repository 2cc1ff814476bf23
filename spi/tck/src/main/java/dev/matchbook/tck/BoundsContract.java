package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.ALL_TRADES;
import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Topic N: how many rows are kept. Open orders always are; closed ones and trades for good with
 * {@code ALL_ORDERS} and {@code ALL_TRADES}, else the most recent ones.
 */
public abstract class BoundsContract extends StoreContract {
  private static final int OPEN = 50;
  private static final int MANY = 3_000;
  private static final int OVER = 300;
  private static final int MOST_TO_FILL = 20_000;
  private static final int IN_A_BATCH = 500;

  /** For a backend's tests. */
  protected BoundsContract() {}

  @Test
  @DisplayName("N-01 open orders are complete, however many others were closed")
  void n01_openOrdersAreComplete() {
    closeMany();
    List<StoredOrder> open = LongStream.rangeClosed(1, OPEN).mapToObj(this::open).toList();
    Same.rows("open orders", Pages.openOrders(store(), "BTC-USD").all(), open);
    Same.rows("query for open ones", Pages.orders(store(), OrderQuery.all().open()).all(), open);
    for (StoredOrder order : open) {
      Same.found("by id", store().findOrder(order.orderId()), order);
      Same.found("by clOrdId", store().findOrder("alice", order.clOrdId()), order);
    }
  }

  @Test
  @DisplayName("N-02 the most recently closed orders are there; with ALL_ORDERS every one")
  void n02_theMostRecentlyClosedOrdersAreThere() {
    int many = closeMany();
    int kept = Math.min(many, ordersKept());
    List<StoredOrder> recent =
        LongStream.rangeClosed(OPEN + many - kept + 1, OPEN + many).mapToObj(this::closed).toList();
    OrderQuery query = OrderQuery.all().account("bob").changedSince(recent.get(0).seq() - 1);
    Same.rows("closed orders", Pages.orders(store(), query).all(), recent);
    for (StoredOrder order : recent) {
      Same.found("by id", store().findOrder(order.orderId()), order);
    }
    StoredOrder oldest = recent.get(0);
    Same.found("by clOrdId", store().findOrder("bob", oldest.clOrdId()), oldest);
  }

  @Test
  @DisplayName("N-03 recent is what was closed last, not what has the greatest orderId")
  void n03_recentIsWhatWasClosedLast() {
    int many = closeMany();
    StoredOrder last = like(open(1)).seq(OPEN + many + 1).fill("10").build();
    store().commit(BatchBuilder.after(store().checkpoint()).orders(last).build());
    Same.found("closed last", store().findOrder(1), last);
    Same.found("by clOrdId", store().findOrder("alice", last.clOrdId()), last);
    OrderQuery query = OrderQuery.all().changedSince(last.seq() - 1);
    Same.rows("query", Pages.orders(store(), query).all(), List.of(last));
  }

  @Test
  @DisplayName("N-04 a closed order that is not kept is gone from every answer")
  void n04_aClosedOrderThatIsNotKeptIsGoneFromEveryAnswer() {
    assumeTrue(!can(ALL_ORDERS), () -> store().name() + " has ALL_ORDERS: none is ever gone");
    int many = closeMany();
    for (Sort sort : Sort.values()) {
      OrderQuery query = OrderQuery.all().account("bob").sort(sort);
      List<StoredOrder> found = Pages.orders(store(), query).all();
      assertThat(found).as("%s", Describe.query(query)).hasSizeBetween(ordersKept(), many);
      assertThat(found).allSatisfy(o -> assertThat(store().findOrder(o.orderId())).contains(o));
    }
    for (long id = OPEN + 1; id <= OPEN + many; id++) {
      StoredOrder closed = closed(id);
      boolean there = store().findOrder(id).isPresent();
      assertThat(store().findOrder("bob", closed.clOrdId()).isPresent())
          .as("order %s is found by its clOrdId as it is by its id", id)
          .isEqualTo(there);
    }
  }

  @Test
  @DisplayName("N-05 the most recent trades are there; with ALL_TRADES every one")
  void n05_theMostRecentTradesAreThere() {
    int many = tradeMany();
    int kept = Math.min(many, tradesKept());
    List<Trade> recent =
        LongStream.rangeClosed(many - kept + 1, many).mapToObj(id -> trade(id).build()).toList();
    TradeQuery query = TradeQuery.all().since(many - kept);
    Same.rows("trades", Pages.trades(store(), query).all(), recent);
    Same.rows("by account", Pages.trades(store(), query.account("bob")).all(), recent);
    for (Trade trade : recent) {
      Same.found("by id", store().findTrade(trade.tradeId()), trade);
    }
  }

  @Test
  @DisplayName("N-06 a trade that is not kept is gone from every answer")
  void n06_aTradeThatIsNotKeptIsGoneFromEveryAnswer() {
    assumeTrue(!can(ALL_TRADES), () -> store().name() + " has ALL_TRADES: none is ever gone");
    int many = tradeMany();
    List<Trade> all = Pages.trades(store(), TradeQuery.all()).all();
    assertThat(all).as("trades").hasSizeBetween(tradesKept(), many);
    Same.rows("by market", Pages.trades(store(), TradeQuery.all().symbol("BTC-USD")).all(), all);
    Same.rows("by account", Pages.trades(store(), TradeQuery.all().account("alice")).all(), all);
    long oldest = all.get(0).tradeId();
    for (long id = 1; id <= many; id++) {
      assertThat(store().findTrade(id).isPresent())
          .as("trade %s is found by its id as it is by a query", id)
          .isEqualTo(id >= oldest);
    }
  }

  @Test
  @DisplayName("N-07 what is not kept does not come back with a batch that is repeated")
  void n07_whatIsNotKeptDoesNotComeBack() {
    closeMany();
    StoreContents before = StoreContents.of(store());
    List<StoredOrder> orders = List.of(closed(OPEN + 1), closed(OPEN + 2));
    List<StoredOrder> first = new ArrayList<>();
    LongStream.rangeClosed(1, OPEN).mapToObj(this::open).forEach(first::add);
    Batch batch = BatchBuilder.after(Checkpoint.START).orders(first).orders(orders).build();
    assertThat(store().commit(batch)).as("a batch of long ago").isFalse();
    before.requireSame(store());
  }

  private int ordersKept() {
    return can(ALL_ORDERS) ? Integer.MAX_VALUE : fixture().closedOrdersKept();
  }

  private int tradesKept() {
    return can(ALL_TRADES) ? Integer.MAX_VALUE : fixture().tradesKept();
  }

  /** More than are kept. */
  private int many(int kept) {
    assertThat(kept)
        .as("kept by %s", store().name())
        .isGreaterThanOrEqualTo(StoreFixture.LEAST_KEPT);
    if (kept == Integer.MAX_VALUE) {
      return MANY;
    }
    assumeTrue(kept <= MOST_TO_FILL, () -> store().name() + " keeps too many to go over: " + kept);
    return kept + OVER;
  }

  /** 50 orders of alice stay open, then many of bob come and go. */
  private int closeMany() {
    int many = many(ordersKept());
    store()
        .commit(
            BatchBuilder.after(Checkpoint.START)
                .orders(LongStream.rangeClosed(1, OPEN).mapToObj(this::open).toList())
                .build());
    for (long id = OPEN + 1; id <= OPEN + many; id += IN_A_BATCH) {
      long to = Math.min(id + IN_A_BATCH - 1, OPEN + many);
      List<StoredOrder> closed = LongStream.rangeClosed(id, to).mapToObj(this::closed).toList();
      store().commit(BatchBuilder.after(store().checkpoint()).orders(closed).build());
    }
    return many;
  }

  private int tradeMany() {
    int many = many(tradesKept());
    for (long id = 1; id <= many; id += IN_A_BATCH) {
      long to = Math.min(id + IN_A_BATCH - 1, many);
      List<Trade> trades = LongStream.rangeClosed(id, to).mapToObj(i -> trade(i).build()).toList();
      store().commit(BatchBuilder.after(store().checkpoint()).trades(trades).build());
    }
    return many;
  }

  private StoredOrder open(long id) {
    return order(id).clOrdId("c" + id).build();
  }

  private StoredOrder closed(long id) {
    return order(id).account("bob").clOrdId("c" + id).cancel(CancelReason.REQUESTED).build();
  }
}
