package dev.matchbook.store.memory;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How much is kept, and that what goes takes all its traces with it. */
class MemoryBoundsTest {
  private final MemoryStore store = new MemoryStore(new MemorySettings(2, 3));

  @Test
  void closedOrdersGoInTheOrderInWhichTheyClosed() {
    store.saveOrders(List.of(closed(3, 10), closed(1, 11), closed(2, 12)));
    assertThat(orders(OrderQuery.all())).containsExactly(closed(1, 11), closed(2, 12));
    store.saveOrder(closed(4, 13));
    assertThat(orders(OrderQuery.all())).containsExactly(closed(2, 12), closed(4, 13));
  }

  @Test
  void ofOrdersClosedByOneEventTheLesserIdGoesFirst() {
    store.saveOrders(List.of(closed(3, 10), closed(1, 10), closed(2, 10)));
    assertThat(orders(OrderQuery.all())).containsExactly(closed(2, 10), closed(3, 10));
  }

  @Test
  void closedOrderThatIsGoneIsInNoAnswer() {
    store.saveOrders(List.of(closed(3, 10), closed(1, 11), closed(2, 12)));
    assertThat(store.findOrder(3)).isEmpty();
    assertThat(store.findOrder("alice", "c3")).isEmpty();
    assertThat(store.removeOrder(3)).isFalse();
    for (Sort sort : Sort.values()) {
      OrderQuery all = OrderQuery.all().sort(sort);
      for (OrderQuery query : List.of(all, all.account("alice"), all.symbol("BTC-USD"))) {
        assertThat(orders(query)).containsExactlyInAnyOrder(closed(1, 11), closed(2, 12));
      }
    }
  }

  @Test
  void orderThatCloseFindsItsOlderNamesakeGone() {
    store.saveOrder(order(1).clOrdId("same").cancel(CancelReason.REQUESTED).build());
    StoredOrder open = order(2).clOrdId("same").build();
    store.saveOrder(open);
    StoredOrder closed = like(open).seq(3).fill("10").build();
    store.saveOrders(List.of(closed, closed(4, 4)));
    assertThat(store.findOrder("alice", "same")).contains(closed);
    store.saveOrder(closed(5, 5));
    assertThat(store.findOrder("alice", "same")).isEmpty();
  }

  @Test
  void openOrdersAreAllKept() {
    List<StoredOrder> open = LongStream.range(1, 500).mapToObj(id -> order(id).build()).toList();
    store.saveOrders(open);
    store.saveOrders(LongStream.range(500, 900).mapToObj(id -> closed(id, id)).toList());
    assertThat(orders(OrderQuery.all().open())).isEqualTo(open);
    assertThat(orders(OrderQuery.all())).hasSize(open.size() + 2);
  }

  @Test
  void closedOrderThatChangesAgainIsTheNewest() {
    store.saveOrders(List.of(closed(1, 10), closed(2, 11)));
    StoredOrder changed = like(closed(1, 10)).seq(12).build();
    store.saveOrders(List.of(changed, closed(3, 13)));
    assertThat(orders(OrderQuery.all())).containsExactly(changed, closed(3, 13));
  }

  @Test
  void closedOrderThatOpensAgainIsKeptWhateverCloses() {
    store.saveOrders(List.of(closed(1, 10), closed(2, 11)));
    StoredOrder open = order(1).clOrdId("c1").seq(12).build();
    store.saveOrders(List.of(open, closed(3, 13), closed(4, 14)));
    assertThat(orders(OrderQuery.all())).containsExactly(open, closed(3, 13), closed(4, 14));
  }

  @Test
  void whereNoClosedOrdersAreKeptAnOrderGoesWhenItCloses() throws Exception {
    MemoryStore openOnly = new MemoryStore(MemorySettings.defaults().closedOrders(0));
    openOnly.saveOrder(order(1).clOrdId("c1").build());
    openOnly.saveOrder(closed(1, 10));
    assertThat(openOnly.findOrder(1)).isEmpty();
    assertThat(IndexSizes.of(openOnly.state())).isZero();
  }

  @Test
  void newTradesTakeThePlaceOfTheOldest() {
    for (long id = 1; id <= 10; id++) {
      store.saveTrade(tradeOf(id));
      List<Trade> last =
          LongStream.rangeClosed(Math.max(1, id - 2), id).mapToObj(this::tradeOf).toList();
      assertThat(trades(TradeQuery.all())).isEqualTo(last);
      assertThat(trades(TradeQuery.all().symbol("BTC-USD"))).isEqualTo(last);
      assertThat(trades(TradeQuery.all().account("alice"))).isEqualTo(last);
      assertThat(store.recentTrades(null, 1)).containsExactly(tradeOf(id));
    }
  }

  @Test
  void tradeThatIsGoneIsInNoAnswer() {
    LongStream.rangeClosed(1, 4).mapToObj(this::tradeOf).forEach(store::saveTrade);
    assertThat(store.findTrade(1)).isEmpty();
    assertThat(trades(TradeQuery.all().order(101))).isEmpty();
    assertThat(trades(TradeQuery.all().order(201))).isEmpty();
    assertThat(trades(TradeQuery.all().order(102))).containsExactly(tradeOf(2));
  }

  @Test
  void tradeOlderThanAllThatAreKeptIsNotTakenIn() {
    LongStream.rangeClosed(2, 4).mapToObj(this::tradeOf).forEach(store::saveTrade);
    store.saveTrade(tradeOf(1));
    assertThat(store.findTrade(1)).isEmpty();
    assertThat(trades(TradeQuery.all())).hasSize(3).doesNotContain(tradeOf(1));
  }

  @Test
  void whoHasGoneTakesNoRoom() throws Exception {
    for (long id = 1; id <= 2_000; id++) {
      StoredOrder open =
          order(id).account("a" + id).symbol("m" + id).clOrdId("c" + id).seq(2 * id).build();
      store.saveOrder(open);
      store.saveOrder(like(open).seq(2 * id + 1).cancel(CancelReason.REQUESTED).build());
      store.saveTrade(
          trade(id).accounts("a" + id, "b" + id).orders(id, 5_000 + id).symbol("m" + id).build());
    }
    int ofClosed = 2 * 6;
    int ofTrades = 3 * (2 + 1 + 2 + 2);
    assertThat(IndexSizes.of(store.state())).isEqualTo(ofClosed + ofTrades);
  }

  private Trade tradeOf(long id) {
    return trade(id).orders(100 + id, 200 + id).build();
  }

  private static StoredOrder closed(long id, long seq) {
    return order(id).clOrdId("c" + id).seq(seq).cancel(CancelReason.REQUESTED).build();
  }

  private List<StoredOrder> orders(OrderQuery query) {
    return store.orders(query, null, 10_000).rows();
  }

  private List<Trade> trades(TradeQuery query) {
    return store.trades(query, null, 10_000).rows();
  }
}
