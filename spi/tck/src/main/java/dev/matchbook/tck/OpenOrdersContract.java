package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic W: the open orders of a market in priority order, as they wait for their turn. */
public abstract class OpenOrdersContract extends StoreContract {
  /** For a backend's tests. */
  protected OpenOrdersContract() {}

  @Test
  @DisplayName("W-01 bids come highest first, then asks lowest first, by number and not by text")
  void w01_bidsHighestFirstThenAsksLowestFirst() {
    store()
        .saveOrders(
            List.of(
                order(1).price("9.00").build(),
                order(2).price("100.00").build(),
                order(3).price("10.00").build(),
                order(4).side(Side.SELL).price("1000.00").build(),
                order(5).side(Side.SELL).price("101.00").build(),
                order(6).side(Side.SELL).price("200.00").build()));
    assertOpen(2, 3, 1, 5, 6, 4);
  }

  @Test
  @DisplayName("W-02 at one price less place comes first, whatever the ids and versions are")
  void w02_atOnePriceLessPlaceComesFirst() {
    store()
        .saveOrders(
            List.of(
                order(1).seq(40).rests(40).build(),
                order(2).seq(50).rests(9).build(),
                order(3).seq(30).rests(30).build(),
                order(4).seq(20).rests(100).build()));
    assertOpen(2, 3, 1, 4);
  }

  @Test
  @DisplayName("W-03 at one price displayed orders come before dark ones, whatever their place")
  void w03_displayedBeforeDark() {
    BigDecimal some = new BigDecimal("2");
    store()
        .saveOrders(
            List.of(
                order(1).hidden().build(),
                order(2).allOrNone().build(),
                order(3).minFillQty(some).build(),
                order(4).display(some).build(),
                order(5).build(),
                order(6).price("99.99").build(),
                order(7).price("100.01").hidden().build()));
    assertOpen(7, 4, 5, 1, 2, 3, 6);
  }

  @Test
  @DisplayName("W-04 waiting orders come last by orderId, whatever their side, price and version")
  void w04_waitingOrdersComeLastByOrderId() {
    store()
        .saveOrders(
            List.of(
                waiting(9, Side.BUY).seq(10).build(),
                waiting(10, Side.SELL).build(),
                order(11).side(Side.SELL).price("500.00").build(),
                waiting(2, Side.SELL).seq(99).build(),
                order(12).price("1.00").build()));
    assertOpen(12, 11, 2, 9, 10);
  }

  @Test
  @DisplayName("W-05 an order that trades keeps its place; one that closes is gone")
  void w05_anOrderThatTradesKeepsItsPlace() {
    List<StoredOrder> orders = List.of(order(1).build(), order(2).build(), order(3).build());
    store().saveOrders(orders);
    store().saveOrder(like(orders.get(0)).seq(10).fill("4").build());
    assertOpen(1, 2, 3);
    store().saveOrder(like(orders.get(0)).seq(11).fill("10").build());
    assertOpen(2, 3);
    store().saveOrder(like(orders.get(1)).seq(12).cancel(CancelReason.REQUESTED).build());
    store().saveOrder(like(orders.get(2)).seq(13).close(OrdStatus.EXPIRED, null).build());
    assertOpen();
  }

  @Test
  @DisplayName("W-06 an order that rejoins the tail, or changes its price, moves")
  void w06_anOrderThatRejoinsTheTailMoves() {
    List<StoredOrder> orders = List.of(order(1).build(), order(2).build(), order(3).build());
    store().saveOrders(orders);
    store().saveOrder(like(orders.get(0)).seq(10).rests(10).build());
    assertOpen(2, 3, 1);
    store().saveOrder(like(orders.get(2)).seq(11).rests(11).price("100.50").build());
    assertOpen(3, 2, 1);
    store().saveOrder(like(orders.get(1)).seq(12).rests(12).price("99.50").build());
    assertOpen(3, 1, 2);
  }

  @Test
  @DisplayName("W-07 an order that was triggered moves from the waiting ones into the book")
  void w07_aTriggeredOrderMovesIntoTheBook() {
    StoredOrder waiting = waiting(1, Side.BUY).build();
    store().saveOrders(List.of(waiting, order(2).build(), waiting(3, Side.BUY).build()));
    assertOpen(2, 1, 3);
    OrderBuilder rests = like(waiting).seq(10).rests(10).shown(BigDecimal.TEN);
    store().saveOrder(rests.price("100.50").build());
    assertOpen(1, 2, 3);
  }

  @Test
  @DisplayName("W-08 each market has its own; an unknown one has none")
  void w08_eachMarketHasItsOwn() {
    store().saveOrders(List.of(order(1).build(), order(2).symbol("ETH-USD").build()));
    assertOpen(1);
    assertThat(Pages.openOrders(store(), "ETH-USD").all())
        .extracting(StoredOrder::orderId)
        .containsExactly(2L);
    assertThat(Pages.openOrders(store(), "XRP-USD").all()).isEmpty();
  }

  @Test
  @DisplayName("W-09 prices of the full range are in order, digit by digit")
  void w09_pricesOfTheFullRangeAreInOrder() {
    List<StoredOrder> orders = new ArrayList<>();
    for (long units = 1; units <= 1_000_000_000_000_000L; units *= 10) {
      for (long price = units - 1; price <= units + 1; price++) {
        orders.add(order(orders.size() + 1).price(BigDecimal.valueOf(price + 1, 8)).build());
      }
    }
    store().saveOrders(orders);
    List<StoredOrder> best = new ArrayList<>(orders);
    best.sort((a, b) -> a.priority().compareTo(b.priority()));
    Same.rows("open orders", Pages.openOrders(store(), "BTC-USD").all(), best);
  }

  @Test
  @DisplayName("W-10 an order with an older version does not move")
  void w10_anOlderVersionDoesNotMove() {
    store().saveOrders(List.of(order(1).seq(20).rests(20).build(), order(2).seq(21).build()));
    store().saveOrder(order(2).seq(19).rests(1).price("200.00").build());
    assertOpen(2, 1);
    Same.found("found", store().findOrder(2), order(2).seq(21).build());
  }

  private static OrderBuilder waiting(long orderId, Side side) {
    return order(orderId)
        .side(side)
        .type(OrdType.STOP_LIMIT)
        .stopPx(new BigDecimal("100.00"))
        .price(BigDecimal.valueOf(20_000 - orderId, 2))
        .waiting();
  }

  private void assertOpen(long... orderIds) {
    assertThat(Pages.openOrders(store(), "BTC-USD").all())
        .as("open orders in priority order")
        .extracting(StoredOrder::orderId)
        .containsExactlyElementsOf(Arrays.stream(orderIds).boxed().toList());
  }
}
