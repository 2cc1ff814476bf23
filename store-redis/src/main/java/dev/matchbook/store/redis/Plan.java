package dev.matchbook.store.redis;

import static dev.matchbook.store.redis.Places.event;
import static dev.matchbook.store.redis.Places.id;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes the operations of one write, and changes the writer's open orders as the write will change
 * what is stored. Whoever cannot do the write afterwards has to load them anew.
 */
final class Plan {
  private final OpenOrders open;
  private final Operations operations;
  private final Set<MarketBook> touched = new LinkedHashSet<>();

  Plan(OpenOrders open, Operations operations) {
    this.open = open;
    this.operations = operations;
  }

  /** Markets whose open orders changed. */
  Set<MarketBook> touched() {
    return touched;
  }

  /**
   * Writes an order, unless its version is not newer.
   *
   * @param stored the row that is there, where the open orders alone do not say all of it; or null
   */
  void order(StoredOrder order, byte[] row, StoredOrder stored) {
    OpenOrder before = open.get(order.orderId());
    long version = before != null ? before.seq : stored != null ? stored.seq() : 0;
    if (order.seq() <= version) {
      return;
    }
    boolean renamed = stored != null && OpenOrder.identity(stored) != OpenOrder.identity(order);
    byte[] id = id(order.orderId());
    if (version > 0) {
      operations.remove(Keys.CHANGES, event(version, order.orderId()));
    }
    if (renamed) {
      removeNames(stored, id);
    }
    if (before == null || renamed) {
      addNames(order, id);
    }
    if (stored != null && !stored.isOpen()) {
      operations.remove(Keys.CLOSED, event(version, order.orderId()));
    }
    operations.add(Keys.CHANGES, event(order.seq(), order.orderId()));
    move(before, order, id, renamed ? stored : null);
    operations.rows(order.symbol()).order(order.orderId(), row);
  }

  /** From its place as an open order to another or none. */
  private void move(OpenOrder before, StoredOrder order, byte[] id, StoredOrder renamed) {
    OpenOrder after = order.isOpen() ? open.place(order) : null;
    if (before != null) {
      open.remove(before);
      touched.add(before.market);
    }
    if (after != null) {
      open.put(after, order);
      touched.add(after.market);
    }
    boolean stays = before != null && after != null && after.isAtPlaceOf(before);
    if (before != null && !stays) {
      operations.remove(before.book(), before.member());
    }
    if (after != null && !stays) {
      operations.add(after.book(), after.member());
      list(after.market);
    }
    if (before != null && (after == null || renamed != null)) {
      operations.remove(Keys.openOf(renamed == null ? order.account() : renamed.account()), id);
    }
    if (before != null && after == null) {
      operations.remove(Keys.OPEN, id);
    }
    if (after != null && before == null) {
      operations.add(Keys.OPEN, id);
    }
    if (after != null && (before == null || renamed != null)) {
      operations.add(Keys.openOf(order.account()), id);
    }
    if (after == null) {
      operations.close(event(order.seq(), order.orderId()));
    }
  }

  private void list(MarketBook market) {
    if (!market.listed) {
      market.listed = true;
      operations.add(Keys.BOOKS, market.symbol.getBytes(UTF_8));
    }
  }

  /** Forgets a closed order. */
  void remove(StoredOrder closed) {
    byte[] id = id(closed.orderId());
    byte[] event = event(closed.seq(), closed.orderId());
    operations.delete(Keys.ORDER + closed.orderId());
    operations.delete(Keys.AUTH + closed.orderId());
    operations.remove(Keys.CHANGES, event);
    operations.remove(Keys.CLOSED, event);
    removeNames(closed, id);
  }

  private void addNames(StoredOrder order, byte[] id) {
    operations.add(Keys.ORDERS, id);
    operations.add(Keys.ordersOf(order.account()), id);
    if (order.clOrdId() != null) {
      operations.add(Keys.namesOf(order.account()), Places.name(order.clOrdId(), order.orderId()));
    }
  }

  private void removeNames(StoredOrder order, byte[] id) {
    operations.remove(Keys.ORDERS, id);
    operations.remove(Keys.ordersOf(order.account()), id);
    if (order.clOrdId() != null) {
      operations.remove(
          Keys.namesOf(order.account()), Places.name(order.clOrdId(), order.orderId()));
    }
  }

  /** Writes a trade that is not there. */
  void trade(Trade trade, byte[] row) {
    byte[] event = event(trade.seq(), trade.tradeId());
    operations.add(Keys.TRADES, event);
    operations.add(Keys.tradesIn(trade.symbol()), event);
    operations.add(Keys.tradesOf(trade.makerAccount()), event);
    if (!trade.takerAccount().equals(trade.makerAccount())) {
      operations.add(Keys.tradesOf(trade.takerAccount()), event);
    }
    operations.rows(trade.symbol()).trade(trade.tradeId(), row);
  }
}
