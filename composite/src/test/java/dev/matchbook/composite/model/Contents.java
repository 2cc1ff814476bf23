package dev.matchbook.composite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What layers have to have at last, while nobody writes. */
final class Contents {
  private final History history;
  private final int now;

  /** That of the last write that was acknowledged. */
  Contents(History history) {
    this.history = history;
    now = history.acked();
  }

  /** It has everything, and got the trades in their order. */
  void requireAll(FaultyStore store) {
    synchronized (store) {
      Tables tables = store.tables();
      requireHead(store);
      same(
          store + ": orders",
          all(after -> tables.orders(OrderQuery.all(), after, Page.MAX_ROWS)),
          all(after -> history.orders(now, OrderQuery.all(), after, Page.MAX_ROWS)));
      same(
          store + ": trades",
          all(after -> tables.trades(TradeQuery.all(), after, Page.MAX_ROWS)),
          all(after -> history.trades(now, TradeQuery.all(), after, Page.MAX_ROWS)));
      same(
          store + ": nonces",
          all(after -> tables.nonces(after, Page.MAX_ROWS)),
          all(after -> history.nonces(now, after, Page.MAX_ROWS)));
      for (long id = 1; id <= history.checkpoint(now).orderId(); id++) {
        assertThat(tables.authorization(id))
            .as("%s: authorization of order %s", store, id)
            .isEqualTo(history.authorization(now, id));
      }
      SettlementQuery any = SettlementQuery.all();
      same(
          store + ": settlements",
          all(after -> tables.settlements(any, after, Page.MAX_ROWS)),
          all(after -> history.settlements(now, any, after, Page.MAX_ROWS)));
      same(
          store + ": batches of trades",
          all(after -> tables.settlementBatches(any, after, Page.MAX_ROWS)),
          all(after -> history.settlementBatches(now, any, after, Page.MAX_ROWS)));
      same(
          store + ": audit trail",
          all(after -> tables.audit(AuditQuery.all(), after, Page.MAX_ROWS)),
          all(after -> history.audit(now, AuditQuery.all(), after, Page.MAX_ROWS)));
      assertThat(store.journal()).as("%s: trades as they were written", store).isSorted();
    }
  }

  /** It has what is open, and nothing that is not so; nothing that was signed or has settled. */
  void requireCurrent(FaultyStore store) {
    synchronized (store) {
      requireHead(store);
      Tables tables = store.tables();
      assertThat(tables.notForCaches()).as("%s: what no cache gets", store).isZero();
      for (StoredOrder order : all(after -> tables.orders(OrderQuery.all(), after, 1_000))) {
        assertThat(history.order(now, order.orderId())).as("%s: order", store).contains(order);
      }
      for (Trade trade : all(after -> tables.trades(TradeQuery.all(), after, 1_000))) {
        assertThat(history.trade(now, trade.tradeId())).as("%s: trade", store).contains(trade);
      }
    }
  }

  private void requireHead(FaultyStore store) {
    Tables tables = store.tables();
    assertThat(tables.checkpoint()).as("%s: checkpoint", store).isEqualTo(history.checkpoint(now));
    List<MarketState> markets = history.markets(now);
    same(store + ": markets", tables.markets(), markets);
    for (MarketState market : markets) {
      String symbol = market.symbol();
      same(
          store + ": open orders of " + symbol,
          all(after -> tables.openOrders(symbol, after, Page.MAX_ROWS)),
          all(after -> history.openOrders(now, symbol, after, Page.MAX_ROWS)));
    }
  }

  private static <T> List<T> all(Function<Cursor, Page<T>> pages) {
    List<T> rows = new ArrayList<>();
    Cursor after = null;
    do {
      Page<T> page = pages.apply(after);
      rows.addAll(page.rows());
      after = page.next();
    } while (after != null);
    return rows;
  }

  private static <T> void same(String what, List<T> is, List<T> shouldBe) {
    if (is.equals(shouldBe)) {
      return;
    }
    List<T> extra = new ArrayList<>(is);
    extra.removeAll(shouldBe);
    List<T> missing = new ArrayList<>(shouldBe);
    missing.removeAll(is);
    throw new AssertionError(what + ": too much is " + extra + "\n missing is " + missing);
  }
}
