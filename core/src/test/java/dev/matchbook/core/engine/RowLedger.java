package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the events alone say of orders and trades, to be compared with what a store has. */
final class RowLedger {
  private static final class Account {
    private OrderAccepted accepted;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;
    private OrdStatus closed;
    private Event last;
  }

  private final Map<Long, Account> orders = new HashMap<>();
  private final TreeMap<Long, Trade> trades = new TreeMap<>();

  void add(Event event) {
    if (event instanceof OrderAccepted e) {
      Account order = new Account();
      order.accepted = e;
      orders.put(e.orderId(), order);
    } else if (event instanceof OrderCanceled e) {
      close(e.orderId(), OrdStatus.CANCELED, e);
    } else if (event instanceof OrderExpired e) {
      close(e.orderId(), OrdStatus.EXPIRED, e);
    } else if (event instanceof Trade e) {
      trades.put(e.tradeId(), e);
      fill(e.makerOrderId(), e, e.makerLeaves());
      fill(e.takerOrderId(), e, e.takerLeaves());
    }
  }

  private void close(long orderId, OrdStatus status, Event event) {
    orders.get(orderId).closed = status;
    orders.get(orderId).last = event;
  }

  private void fill(long orderId, Trade trade, BigDecimal leaves) {
    Account order = orders.get(orderId);
    order.filled = order.filled.add(trade.qty());
    order.gross = order.gross.add(trade.qty().multiply(trade.price()));
    if (leaves.signum() == 0) {
      close(orderId, OrdStatus.FILLED, trade);
    }
  }

  void requireEqual(KeptRows store) {
    assertThat(store.trades).isEqualTo(trades);
    assertThat(store.orders.keySet()).isEqualTo(orders.keySet());
    orders.forEach((id, order) -> requireEqual(order, store.orders.get(id)));
  }

  private static void requireEqual(Account order, StoredOrder row) {
    assertThat(row.cumQty()).isEqualByComparingTo(order.filled);
    assertThat(row.grossTradeAmt()).isEqualByComparingTo(order.gross);
    assertThat(row.createdTs()).isEqualTo(order.accepted.ts());
    assertThat(row.account()).isEqualTo(order.accepted.account());
    assertThat(row.clOrdId()).isEqualTo(order.accepted.clOrdId());
    assertThat(row.isOpen()).isEqualTo(order.closed == null);
    if (order.closed != null) {
      assertThat(row.status()).isEqualTo(order.closed);
      assertThat(row.seq()).isEqualTo(order.last.seq());
      assertThat(row.updatedTs()).isEqualTo(order.last.ts());
    }
  }
}
