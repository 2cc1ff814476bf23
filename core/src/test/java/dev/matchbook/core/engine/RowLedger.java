package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
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
    private CancelReason reason;
    private boolean gaveBack;
    private Event last;
  }

  private final Map<Long, Account> orders = new HashMap<>();

  /** Whose quantity comes back of the last busted trade, if it does. */
  private Account innocent;

  private final TreeMap<Long, Trade> trades = new TreeMap<>();

  void add(Event event) {
    if (event instanceof OrderAccepted e) {
      Account order = new Account();
      order.accepted = e;
      orders.put(e.orderId(), order);
      if (e.refOrderId() != null) {
        innocent.gaveBack = true;
      }
    } else if (event instanceof OrderCanceled e) {
      close(e.orderId(), OrdStatus.CANCELED, e);
      orders.get(e.orderId()).reason = e.reason();
    } else if (event instanceof OrderExpired e) {
      close(e.orderId(), OrdStatus.EXPIRED, e);
    } else if (event instanceof Trade e) {
      trades.put(e.tradeId(), e);
      fill(e.makerOrderId(), e, e.makerLeaves());
      fill(e.takerOrderId(), e, e.takerLeaves());
    } else if (event instanceof TradeBusted e) {
      innocent = orders.get(e.fault() == Fault.MAKER ? e.takerOrderId() : e.makerOrderId());
      takeBack(orders.get(e.makerOrderId()), e);
      takeBack(orders.get(e.takerOrderId()), e);
    }
  }

  private static void takeBack(Account order, TradeBusted bust) {
    order.filled = order.filled.subtract(bust.qty());
    order.gross = order.gross.subtract(bust.qty().multiply(bust.price()));
    order.last = bust;
    if (order.closed == OrdStatus.FILLED) {
      order.closed = OrdStatus.CANCELED;
      order.reason = CancelReason.TRADE_BUSTED;
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
    requireKept(store);
  }

  /** Of a store that forgets orders: those that it has are right, and the open ones are there. */
  void requireKept(KeptRows store) {
    orders.forEach(
        (id, order) -> {
          StoredOrder row = store.orders.get(id);
          assertThat(row != null || order.closed != null).as("order %d is there", id).isTrue();
          if (row != null) {
            requireEqual(order, row);
          }
        });
  }

  private static void requireEqual(Account order, StoredOrder row) {
    assertThat(row.cumQty()).isEqualByComparingTo(order.filled);
    assertThat(row.grossTradeAmt()).isEqualByComparingTo(order.gross);
    assertThat(row.createdTs()).isEqualTo(order.accepted.ts());
    assertThat(row.account()).isEqualTo(order.accepted.account());
    assertThat(row.clOrdId()).isEqualTo(order.accepted.clOrdId());
    assertThat(row.refOrderId()).isEqualTo(order.accepted.refOrderId());
    assertThat(row.isOpen()).isEqualTo(order.closed == null);
    if (row.isOpen()) {
      assertThat(row.qty()).isEqualByComparingTo(row.cumQty().add(row.leavesQty()));
      assertThat(row.cancelReason()).isEqualTo(order.gaveBack ? CancelReason.TRADE_BUSTED : null);
    }
    if (order.closed != null) {
      assertThat(row.status()).isEqualTo(order.closed);
      assertThat(row.cancelReason()).isEqualTo(order.reason);
      assertThat(row.seq()).isEqualTo(order.last.seq());
      assertThat(row.updatedTs()).isEqualTo(order.last.ts());
    }
  }
}
