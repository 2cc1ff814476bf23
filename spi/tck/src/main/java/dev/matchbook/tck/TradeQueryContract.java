package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic H: the history of trades is found by market, party, order, time and sequence. */
public abstract class TradeQueryContract extends StoreContract {
  private static final TradeQuery ALL = TradeQuery.all();
  private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol");

  private final List<Trade> trades = new ArrayList<>();

  /** For a backend's tests. */
  protected TradeQueryContract() {}

  /** 60 trades with seq 3, 6, 9 … in 2 markets at 20 times; some between orders of one account. */
  @BeforeEach
  void saveTrades() {
    for (int i = 1; i <= 60; i++) {
      trades.add(
          trade(i)
              .seq(3L * i)
              .ts(1_000 + i / 3 * 10)
              .symbol(i % 4 == 0 ? "ETH-USD" : "BTC-USD")
              .orders(i / 4 + 1, 100 - i / 6)
              .accounts(ACCOUNTS.get(i % 3), ACCOUNTS.get(i / 3 % 3))
              .build());
    }
    List<Trade> shuffled = new ArrayList<>(trades);
    Collections.reverse(shuffled);
    store().saveTrades(shuffled);
  }

  @Test
  @DisplayName("H-01 the most recent trades of all markets, newest first")
  void h01_theMostRecentTradesNewestFirst() {
    Same.rows("recent of all", store().recentTrades(null, 7), newest(ALL, 7));
    Same.rows("the last one", store().recentTrades(null, 1), newest(ALL, 1));
    Same.rows("more than there are", store().recentTrades(null, 1_000), newest(ALL, 60));
  }

  @Test
  @DisplayName("H-02 the most recent trades of a market, newest first; an unknown one has none")
  void h02_theMostRecentTradesOfAMarket() {
    TradeQuery eth = ALL.symbol("ETH-USD");
    Same.rows("recent of ETH-USD", store().recentTrades("ETH-USD", 7), newest(eth, 7));
    Same.rows("all of ETH-USD", store().recentTrades("ETH-USD", 1_000), newest(eth, 15));
    assertThat(store().recentTrades("XRP-USD", 10)).isEmpty();
  }

  @Test
  @DisplayName("H-03 all trades, oldest first and newest first")
  void h03_allTradesInBothOrders() {
    assertFinds(ALL, 60);
    assertFinds(ALL.newest(), 60);
  }

  @Test
  @DisplayName("H-04 by market")
  void h04_byMarket() {
    assertFinds(ALL.symbol("BTC-USD"), 45);
    assertFinds(ALL.symbol("ETH-USD").newest(), 15);
    assertFinds(ALL.symbol("XRP-USD"), 0);
  }

  @Test
  @DisplayName("H-05 by order, be it maker or taker")
  void h05_byOrder() {
    assertFinds(ALL.order(2), 4);
    assertFinds(ALL.order(95), 6);
    assertFinds(ALL.order(95).newest(), 6);
    assertFinds(ALL.order(50), 0);
  }

  @Test
  @DisplayName("H-06 by account on either side; one on both sides gives one row")
  void h06_byAccountOnEitherSide() {
    for (String account : ACCOUNTS) {
      TradeQuery own = ALL.account(account);
      assertFinds(own, (int) trades.stream().filter(own::matches).count());
      assertFinds(own.newest(), (int) trades.stream().filter(own::matches).count());
    }
    assertThat(trades)
        .as("of one account")
        .anyMatch(t -> t.makerAccount().equals(t.takerAccount()));
    assertFinds(ALL.account("dave"), 0);
  }

  @Test
  @DisplayName("H-07 by time: from is included, to is not")
  void h07_byTimeFromIncludedToNot() {
    assertFinds(ALL.between(1_050, 1_100), 15);
    assertFinds(ALL.between(1_050, 1_051), 3);
    assertFinds(ALL.between(1_051, 1_060), 0);
    assertFinds(ALL.between(1_200, Long.MAX_VALUE), 1);
    assertFinds(ALL.between(0, 1_010), 2);
    assertFinds(ALL.between(1_050, 1_050), 0);
    assertFinds(ALL.between(1_050, 1_100).newest(), 15);
  }

  @Test
  @DisplayName("H-08 since a seq: only greater ones")
  void h08_sinceIsExclusive() {
    assertFinds(ALL.since(30), 50);
    assertFinds(ALL.since(29), 51);
    assertFinds(ALL.since(180), 0);
    assertFinds(ALL.since(30).newest(), 50);
  }

  @Test
  @DisplayName("H-09 conditions are joined by and")
  void h09_conditionsAreJoinedByAnd() {
    assertFinds(ALL.symbol("ETH-USD").since(30), 13);
    assertFinds(ALL.symbol("ETH-USD").between(1_050, 1_100), 4);
    assertFinds(ALL.account("bob").order(95), 4);
    assertFinds(ALL.account("bob").symbol("ETH-USD").newest(), 8);
    assertFinds(ALL.order(3).symbol("ETH-USD"), 1);
    assertFinds(ALL.account("bob").between(1_050, 1_100).since(50).newest(), 6);
  }

  @Test
  @DisplayName("H-10 a page is asked for 1 to 10,000 trades, anything else is refused")
  void h10_limitsOutOfTheirRangeAreRefused() {
    for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
      Misuse.illegal("limit " + limit, () -> store().trades(ALL, null, limit));
      Misuse.illegal("limit " + limit, () -> store().recentTrades(null, limit));
      Misuse.illegal("limit " + limit, () -> store().recentTrades("BTC-USD", limit));
    }
    assertThat(store().trades(ALL, null, Page.MAX_ROWS).rows()).hasSize(60);
    assertThat(store().recentTrades(null, Page.MAX_ROWS)).hasSize(60);
  }

  @Test
  @DisplayName("H-11 trades stay when their orders are removed")
  void h11_tradesStayWhenTheirOrdersAreRemoved() {
    store().saveOrder(order(2).cancel(CancelReason.REQUESTED).build());
    store().removeOrder(2);
    assertFinds(ALL.order(2), 4);
  }

  private List<Trade> newest(TradeQuery query, int limit) {
    return trades.stream()
        .filter(query::matches)
        .sorted(Comparator.comparingLong(Trade::seq).reversed())
        .limit(limit)
        .toList();
  }

  /** The count guards the data: a query that finds nothing by itself would prove nothing. */
  private void assertFinds(TradeQuery query, int count) {
    List<Trade> expected =
        trades.stream().filter(query::matches).sorted(Comparator.comparing(query::key)).toList();
    assertThat(expected).as("the rule's own rows for %s", Describe.query(query)).hasSize(count);
    Same.rows(Describe.query(query), Pages.trades(store(), query).all(), expected);
  }
}
