package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.function.Consumer;

/** Copies rows of the truth into a layer, page by page, and tells how many. For one thread. */
final class Rows {
  private static final int PAGE = 1_000;

  private final String layer;
  private final Source truth;
  private final WarmUpProgress progress;
  private long orderRows;
  private long tradeRows;

  Rows(String layer, Source truth, WarmUpProgress progress) {
    this.layer = layer;
    this.truth = truth;
    this.progress = progress;
  }

  Source truth() {
    return truth;
  }

  void done() {
    progress.filled(layer, orderRows, tradeRows, true);
  }

  /** All open orders; how many. */
  long openOrders(ExchangeStore to) {
    long before = orderRows;
    OrderQuery open = OrderQuery.all().open();
    Cursor after = null;
    do {
      Page<StoredOrder> page = truth.orders(open, after, PAGE);
      save(to, page.rows());
      after = page.next();
    } while (after != null);
    return orderRows - before;
  }

  /** Orders that changed after one event, at least those up to another. */
  void changedOrders(ExchangeStore to, long since, long upTo) {
    forChangedOrders(since, upTo, rows -> save(to, rows));
  }

  void forChangedOrders(long since, long upTo, Consumer<List<StoredOrder>> each) {
    OrderQuery changed = OrderQuery.all().changedSince(since);
    Cursor after = null;
    do {
      Page<StoredOrder> page = truth.orders(changed, after, PAGE);
      each.accept(page.rows());
      after = page.next();
    } while (after != null && after.first() <= upTo);
  }

  /** Trades after one event, at least those up to another. */
  void trades(ExchangeStore to, long since, long upTo) {
    forTrades(since, upTo, rows -> saveTrades(to, rows));
  }

  void forTrades(long since, long upTo, Consumer<List<Trade>> each) {
    TradeQuery query = TradeQuery.all().since(since);
    Cursor after = null;
    do {
      Page<Trade> page = truth.trades(query, after, PAGE);
      each.accept(page.rows());
      after = page.next();
    } while (after != null && after.first() <= upTo);
  }

  /**
   * The most recent trades.
   *
   * @return from where on they are all there; 0 if that is all there ever were
   */
  long recentTrades(ExchangeStore to, int most) {
    TradeQuery newest = TradeQuery.all().newest();
    Cursor after = null;
    long oldest = Long.MAX_VALUE;
    int left = most;
    while (left > 0) {
      Page<Trade> page = truth.trades(newest, after, Math.min(left, PAGE));
      saveTrades(to, page.rows());
      left -= page.rows().size();
      after = page.next();
      if (after == null) {
        return truth.hasAllTrades() ? 0 : oldest;
      }
      oldest = -after.first() - 1;
    }
    return oldest;
  }

  /** Orders that are open and changed after one event; each is found, however often it changes. */
  void forChangedOpenOrders(long since, Consumer<List<StoredOrder>> each) {
    OrderQuery changed =
        OrderQuery.all().open().changedSince(since).sort(OrderQuery.Sort.OLDEST_FIRST);
    Cursor after = null;
    do {
      Page<StoredOrder> page = truth.orders(changed, after, PAGE);
      each.accept(page.rows());
      after = page.next();
    } while (after != null);
  }

  void save(ExchangeStore to, List<StoredOrder> rows) {
    if (!rows.isEmpty()) {
      to.saveOrders(rows);
      orderRows += rows.size();
      progress.filled(layer, orderRows, tradeRows, false);
    }
  }

  private void saveTrades(ExchangeStore to, List<Trade> rows) {
    if (!rows.isEmpty()) {
      to.saveTrades(rows);
      tradeRows += rows.size();
      progress.filled(layer, orderRows, tradeRows, false);
    }
  }
}
