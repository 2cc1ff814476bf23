package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic P: pages give every row once and in order, whatever is written between them. */
public abstract class PagingContract extends StoreContract {
  private static final OrderQuery ALL = OrderQuery.all();
  private static final int ROWS = 60;
  private static final int[] LIMITS = {1, 2, 3, 7, ROWS / 2, ROWS - 1, ROWS, ROWS + 1, 10_000};

  private final List<StoredOrder> orders = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();

  /** For a backend's tests. */
  protected PagingContract() {}

  /** 60 open orders on both sides with ties of five in {@code seq}, 60 trades. */
  @BeforeEach
  void saveRows() {
    for (int i = 1; i <= ROWS; i++) {
      StoredOrder order =
          order(i)
              .seq(1_000 - i / 5)
              .side(i % 2 == 0 ? Side.BUY : Side.SELL)
              .account(i % 20 == 7 ? "alice" : "bob")
              .price("10" + i % 3 + ".00")
              .build();
      orders.add(i % 10 == 0 ? like(order).waiting().build() : order);
      trades.add(trade(i).seq(2L * i).ts(i / 7).build());
    }
    store().saveOrders(orders);
    store().saveTrades(trades);
  }

  @Test
  @DisplayName("P-01 orders: every row once and in order, for every sort and size of page")
  void p01_ordersEveryRowOnceAndInOrder() {
    for (Sort sort : Sort.values()) {
      List<StoredOrder> sorted = sorted(orders, sort.comparator());
      for (int limit : LIMITS) {
        String what = sort + " in pages of " + limit;
        Same.rows(what, Pages.orders(store(), ALL.sort(sort)).all(limit), sorted);
      }
    }
  }

  @Test
  @DisplayName("P-02 open orders: every row once and in priority order, for every size of page")
  void p02_openOrdersEveryRowOnceAndInOrder() {
    List<StoredOrder> sorted = sorted(orders, Comparator.comparing(StoredOrder::priority));
    for (int limit : LIMITS) {
      String what = "open orders in pages of " + limit;
      Same.rows(what, Pages.openOrders(store(), "BTC-USD").all(limit), sorted);
    }
  }

  @Test
  @DisplayName("P-03 trades: every row once and in order, both ways, for every size of page")
  void p03_tradesEveryRowOnceAndInOrder() {
    for (TradeQuery query : List.of(TradeQuery.all(), TradeQuery.all().newest())) {
      List<Trade> sorted = sorted(trades, Comparator.comparing(query::key));
      for (int limit : LIMITS) {
        String what = Describe.query(query) + " in pages of " + limit;
        Same.rows(what, Pages.trades(store(), query).all(limit), sorted);
      }
    }
  }

  @Test
  @DisplayName("P-04 a page border may lie between rows of one seq")
  void p04_aPageBorderMayLieBetweenRowsOfOneSeq() {
    OrderQuery query = ALL.changedSince(900);
    List<StoredOrder> sorted = sorted(orders, Sort.BY_CHANGE.comparator());
    for (int i = 0; i < ROWS; i++) {
      Cursor after = Cursor.of(sorted.get(i).seq(), sorted.get(i).orderId());
      List<StoredOrder> rest = sorted.subList(i + 1, Math.min(ROWS, i + 4));
      Same.rows("behind " + after, Pages.orders(store(), query).page(after, 3).rows(), rest);
    }
  }

  @Test
  @DisplayName("P-05 a page is full although few rows match")
  void p05_aPageIsFullAlthoughFewRowsMatch() {
    for (Sort sort : Sort.values()) {
      OrderQuery query = ALL.account("alice").sort(sort);
      List<StoredOrder> matching = sorted(orders, sort.comparator());
      matching.removeIf(order -> !query.matches(order));
      assertThat(matching).hasSize(3);
      Page<StoredOrder> first = Pages.orders(store(), query).page(null, 2);
      Same.rows("the first page of " + query, first.rows(), matching.subList(0, 2));
      Same.rows(Describe.query(query), Pages.orders(store(), query).all(2), matching);
    }
  }

  @Test
  @DisplayName("P-06 a cursor goes through text")
  void p06_aCursorGoesThroughText() {
    for (Sort sort : Sort.values()) {
      Cursor next = Pages.orders(store(), ALL.sort(sort)).page(null, 7).next();
      assertSamePage(sort.toString(), Pages.orders(store(), ALL.sort(sort)), next);
    }
    Cursor next = Pages.openOrders(store(), "BTC-USD").page(null, 7).next();
    assertSamePage("open orders", Pages.openOrders(store(), "BTC-USD"), next);
    TradeQuery newest = TradeQuery.all().newest();
    next = Pages.trades(store(), newest).page(null, 7).next();
    assertSamePage("newest trades", Pages.trades(store(), newest), next);
  }

  @Test
  @DisplayName("P-07 behind the last row there is an empty page, and no other")
  void p07_behindTheLastRowThereIsAnEmptyPage() {
    for (Sort sort : Sort.values()) {
      Pages<StoredOrder> pages = Pages.orders(store(), ALL.sort(sort));
      assertIsEnd(pages.page(sort.key(pages.all().get(ROWS - 1)), 5));
    }
    Pages<StoredOrder> open = Pages.openOrders(store(), "BTC-USD");
    assertIsEnd(open.page(open.all().get(ROWS - 1).priority(), 5));
    assertIsEnd(Pages.trades(store(), TradeQuery.all()).page(Cursor.of(2L * ROWS), 5));
    assertIsEnd(Pages.trades(store(), TradeQuery.all().newest()).page(Cursor.of(-2), 5));
  }

  @Test
  @DisplayName("P-08 a page goes on behind a key that no row has")
  void p08_aPageGoesOnBehindAKeyThatNoRowHas() {
    Pages<Trade> pages = Pages.trades(store(), TradeQuery.all());
    Same.rows("behind seq 31", pages.page(Cursor.of(31), 3).rows(), trades.subList(15, 18));
    Same.rows("behind seq 0", pages.page(Cursor.of(0), 3).rows(), trades.subList(0, 3));
    List<StoredOrder> sorted = sorted(orders, Sort.BY_CHANGE.comparator());
    Pages<StoredOrder> changes = Pages.orders(store(), ALL.sort(Sort.BY_CHANGE));
    Cursor beforeAll = Cursor.of(987, Long.MAX_VALUE);
    Same.rows("behind " + beforeAll, changes.page(beforeAll, 60).rows(), sorted);
  }

  @Test
  @DisplayName("P-09 orders that are removed between pages, the last of a page too, leave no gap")
  void p09_ordersThatAreRemovedBetweenPagesLeaveNoGap() {
    closeAll();
    for (Sort sort : List.of(Sort.OLDEST_FIRST, Sort.NEWEST_FIRST)) {
      Pages<StoredOrder> pages = Pages.orders(store(), ALL.sort(sort));
      List<StoredOrder> before = pages.all();
      Page<StoredOrder> first = pages.page(null, 10);
      store().removeOrder(before.get(9).orderId());
      store().removeOrder(before.get(3).orderId());
      store().removeOrder(before.get(10).orderId());
      List<StoredOrder> rest = before.subList(11, 15);
      Same.rows("the next page", pages.page(first.next(), 4).rows(), rest);
    }
  }

  @Test
  @DisplayName("P-10 open orders: those that close or move between pages hide no other")
  void p10_openOrdersThatCloseBetweenPagesHideNoOther() {
    Pages<StoredOrder> pages = Pages.openOrders(store(), "BTC-USD");
    List<StoredOrder> before = pages.all();
    Page<StoredOrder> first = pages.page(null, 10);
    store().saveOrder(like(before.get(9)).seq(2_000).cancel(CancelReason.REQUESTED).build());
    store().saveOrder(like(before.get(0)).seq(2_001).cancel(CancelReason.REQUESTED).build());
    store().saveOrder(like(before.get(10)).seq(2_002).price("1.00").build());
    Same.rows("the next page", pages.page(first.next(), 4).rows(), before.subList(11, 15));
  }

  @Test
  @DisplayName("P-11 rows that are written between pages come where their key is")
  void p11_rowsThatAreWrittenBetweenPagesComeWhereTheirKeyIs() {
    Pages<StoredOrder> oldest = Pages.orders(store(), ALL);
    Pages<StoredOrder> newest = Pages.orders(store(), ALL.sort(Sort.NEWEST_FIRST));
    Pages<StoredOrder> changes = Pages.orders(store(), ALL.sort(Sort.BY_CHANGE));
    List<StoredOrder> byChange = sorted(orders, Sort.BY_CHANGE.comparator());
    StoredOrder added = order(100).seq(2_000).build();
    StoredOrder changed = like(byChange.get(30)).seq(2_001).fill("1").build();
    Cursor behind40 = oldest.page(null, 40).next();
    Cursor behind21 = newest.page(null, 40).next();
    Cursor behindFifth = changes.page(null, 5).next();
    store().saveOrders(List.of(added, changed));
    List<StoredOrder> rest = new ArrayList<>(orders);
    rest.set((int) changed.orderId() - 1, changed);
    rest.add(added);
    Same.rows("oldest first", oldest.page(behind40, 60).rows(), rest.subList(40, 61));
    assertThat(newest.page(behind21, 60).rows()).as("newest first").hasSize(20);
    List<StoredOrder> later = new ArrayList<>(byChange.subList(5, 60));
    later.remove(25);
    later.addAll(List.of(added, changed));
    Same.rows("by change", changes.page(behindFifth, 60).rows(), later);
  }

  @Test
  @DisplayName("P-12 trades that are written between pages do not shift those that follow")
  void p12_tradesThatAreWrittenBetweenPagesShiftNothing() {
    Pages<Trade> newest = Pages.trades(store(), TradeQuery.all().newest());
    Pages<Trade> oldest = Pages.trades(store(), TradeQuery.all());
    List<Trade> before = newest.all();
    Cursor next = newest.page(null, 10).next();
    store().saveTrades(List.of(trade(61).seq(500).build(), trade(62).seq(501).build()));
    Same.rows("newest first", newest.page(next, 60).rows(), before.subList(10, 60));
    assertThat(oldest.all(7)).as("oldest first").hasSize(62).endsWith(trade(62).seq(501).build());
  }

  private static <T> void assertSamePage(String what, Pages<T> pages, Cursor next) {
    assertThat(next).as("%s: cursor behind the first page", what).isNotNull();
    Cursor again = Cursor.parse(next.toString());
    Same.rows(what, pages.page(again, 9).rows(), pages.all().subList(7, 16));
  }

  private static void assertIsEnd(Page<?> page) {
    assertThat(page.rows()).isEmpty();
    assertThat(page.hasNext()).isFalse();
  }

  private void closeAll() {
    for (StoredOrder order : orders) {
      store().saveOrder(like(order).seq(2_000).cancel(CancelReason.REQUESTED).build());
    }
  }

  private static <T> List<T> sorted(List<T> rows, Comparator<? super T> by) {
    List<T> sorted = new ArrayList<>(rows);
    sorted.sort(by);
    return sorted;
  }
}
