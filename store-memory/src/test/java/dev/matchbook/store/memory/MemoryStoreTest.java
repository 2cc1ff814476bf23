package dev.matchbook.store.memory;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract does not say: how states follow on one another, and odd rows. */
class MemoryStoreTest {
  private static final Cursor[] EDGES = {
    Cursor.of(Long.MIN_VALUE), Cursor.of(-1), Cursor.of(0), Cursor.of(Long.MAX_VALUE)
  };

  private final MemoryStore store = new MemoryStore();

  @Test
  void namesItselfByTheUriOfItsSettings() {
    assertThat(store.name())
        .isEqualTo("memory:?closedOrders=10000&trades=1000")
        .hasToString(store.toString());
  }

  @Test
  void writeInTheMiddleOfAScanIsNotSeenByIt() {
    store.saveOrders(List.of(order(1).build(), order(2).build(), order(3).build()));
    List<StoredOrder> seen = new ArrayList<>();
    store
        .state()
        .open()
        .byId()
        .ascend(
            0,
            (id, row) -> {
              store.saveOrders(
                  List.of(like(order(3).build()).seq(9).fill("10").build(), order(5).build()));
              return seen.add(row);
            });
    assertThat(seen).containsExactly(order(1).build(), order(2).build(), order(3).build());
    assertThat(store.findOrder(3).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void stateThatWasTakenStaysTheSameWhateverIsWritten() {
    StoredOrder first = order(1).clOrdId("c").build();
    Trade trade = trade(1).build();
    store.commit(BatchBuilder.after(Checkpoint.START).orders(first).trades(trade).build());
    State before = store.state();
    Checkpoint checkpoint = before.checkpoint();
    StoredOrder closed = like(first).seq(7).fill("10").build();
    store.commit(
        BatchBuilder.after(checkpoint).orders(closed).trades(trade(2).seq(8).build()).build());
    store.removeOrder(1);
    assertThat(before.checkpoint()).isEqualTo(checkpoint);
    assertThat(before.order(1)).isEqualTo(first);
    assertThat(before.order("alice", "c")).isEqualTo(first);
    assertThat(before.openOrders("BTC-USD", null, 5).rows()).containsExactly(first);
    assertThat(before.trades().get(2)).isNull();
    assertThat(store.state().order(1)).isNull();
  }

  @Test
  void writeThatFailsLeavesNothing() {
    store.saveTrade(trade(1).seq(5).build());
    StoredOrder open = order(1).build();
    Batch batch =
        BatchBuilder.after(Checkpoint.START)
            .orders(open)
            .trades(trade(1).build(), trade(2).seq(5).build())
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.commit(batch))
        .withMessage("trades: 2 and 1 have the same seq 5");
    assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
    assertThat(store.findOrder(1)).isEmpty();
    assertThat(store.trades(TradeQuery.all(), null, 9).rows()).hasSize(1);
  }

  @Test
  void namesWithOneHashAreToldApart() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    StoredOrder one = order(1).account("Aa").symbol("Aa").clOrdId("Aa").build();
    StoredOrder other = order(2).account("BB").symbol("BB").clOrdId("BB").build();
    store.saveOrders(List.of(one, other));
    assertThat(store.findOrder("Aa", "Aa")).contains(one);
    assertThat(store.findOrder("BB", "BB")).contains(other);
    assertThat(store.findOrder("Aa", "BB")).isEmpty();
    assertThat(store.openOrders("Aa", null, 9).rows()).containsExactly(one);
    assertThat(orders(OrderQuery.all().account("BB"))).containsExactly(other);
    assertThat(orders(OrderQuery.all().symbol("Aa"))).containsExactly(one);
  }

  @Test
  void tradesOfNamesWithOneHashAreToldApart() {
    Trade one = trade(1).accounts("Aa", "x").symbol("Aa").build();
    Trade other = trade(2).accounts("BB", "x").symbol("BB").build();
    store.saveTrades(List.of(one, other));
    assertThat(store.recentTrades("Aa", 9)).containsExactly(one);
    assertThat(store.trades(TradeQuery.all().account("BB"), null, 9).rows()).containsExactly(other);
  }

  @Test
  void orderThatChangesItsNamesIsFoundByTheNewOnes() {
    store.saveOrder(order(1).clOrdId("old").build());
    StoredOrder renamed = order(1).seq(2).account("bob").symbol("ETH-USD").clOrdId("new").build();
    store.saveOrder(renamed);
    assertThat(store.findOrder("alice", "old")).isEmpty();
    assertThat(store.findOrder("bob", "new")).contains(renamed);
    assertThat(orders(OrderQuery.all().account("alice"))).isEmpty();
    assertThat(store.openOrders("ETH-USD", null, 9).rows()).containsExactly(renamed);
  }

  @Test
  void pagesOfTwoMarketsMayBeReadByTurns() {
    store.saveOrders(
        List.of(order(1).build(), order(2).symbol("ETH-USD").build(), order(3).build()));
    Page<StoredOrder> first = store.openOrders("BTC-USD", null, 1);
    assertThat(store.openOrders("ETH-USD", null, 1).hasNext()).isFalse();
    Page<StoredOrder> second = store.openOrders("BTC-USD", first.next(), 1);
    assertThat(first.rows()).containsExactly(order(1).build());
    assertThat(second.rows()).containsExactly(order(3).build());
    assertThat(second.hasNext()).isFalse();
  }

  @Test
  void openOrdersOfAMarketFollowEachWrite() {
    store.saveOrder(order(1).build());
    assertThat(store.openOrders("BTC-USD", null, 9).rows()).hasSize(1);
    store.saveOrder(order(2).build());
    assertThat(store.openOrders("BTC-USD", null, 9).rows()).hasSize(2);
  }

  @Test
  void cursorsAtTheEndsOfLongCutWhatTheyShould() {
    store.saveOrders(List.of(order(1).build(), order(Long.MAX_VALUE).build()));
    store.saveTrades(List.of(trade(1).seq(1).build(), trade(2).seq(Long.MAX_VALUE).build()));
    for (Cursor edge : EDGES) {
      for (Sort sort : Sort.values()) {
        OrderQuery query = OrderQuery.all().sort(sort);
        assertThat(store.orders(query, edge, 9).rows())
            .as("%s behind %s", sort, edge)
            .isEqualTo(
                orders(query).stream().filter(o -> sort.key(o).compareTo(edge) > 0).toList());
      }
      for (TradeQuery query : List.of(TradeQuery.all(), TradeQuery.all().newest())) {
        List<Trade> all = store.trades(query, null, 9).rows();
        assertThat(all).hasSize(2);
        assertThat(store.trades(query, edge, 9).rows())
            .as("%s behind %s", query, edge)
            .isEqualTo(all.stream().filter(t -> query.key(t).compareTo(edge) > 0).toList());
      }
    }
  }

  private List<StoredOrder> orders(OrderQuery query) {
    return store.orders(query, null, 9).rows();
  }
}
