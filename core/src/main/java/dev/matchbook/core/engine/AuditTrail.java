package dev.matchbook.core.engine;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.TradeBusted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The events of audited markets since the last batch; the others cost a look at their market. */
final class AuditTrail {
  private List<Event> events = new ArrayList<>();
  private final EventRecorder recorder = new EventRecorder(event -> events.add(event));

  /** Finds a market by its symbol. */
  private Function<String, Market> markets = symbol -> null;

  void markets(Function<String, Market> bySymbol) {
    markets = bySymbol;
  }

  int size() {
    return events.size();
  }

  List<Event> take() {
    if (events.isEmpty()) {
      return List.of();
    }
    List<Event> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  private static boolean isKept(Market market) {
    return market != null && market.isAudited();
  }

  void accepted(long seq, long ts, OrderView order) {
    if (isKept(order.market())) {
      recorder.accepted(seq, ts, order);
    }
  }

  void rejected(long seq, long ts, long orderId, OrderEntry entry, RejectReason reason) {
    if (isKept(entry.market)) {
      recorder.rejected(seq, ts, orderId, entry, reason);
    }
  }

  void trade(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    if (isKept(maker.market())) {
      recorder.trade(seq, ts, tradeId, maker, taker, price, qty);
    }
  }

  void canceled(long seq, long ts, OrderView order, CancelReason reason, long leaves) {
    if (isKept(order.market())) {
      recorder.canceled(seq, ts, order, reason, leaves);
    }
  }

  void expired(long seq, long ts, OrderView order) {
    if (isKept(order.market())) {
      recorder.expired(seq, ts, order);
    }
  }

  void triggered(long seq, long ts, OrderView order) {
    if (isKept(order.market())) {
      recorder.triggered(seq, ts, order);
    }
  }

  void replenished(long seq, long ts, OrderView order, long shown) {
    if (isKept(order.market())) {
      recorder.replenished(seq, ts, order, shown);
    }
  }

  void restated(long seq, long ts, OrderView order) {
    if (isKept(order.market())) {
      recorder.restated(seq, ts, order);
    }
  }

  void replaced(long seq, long ts, OrderView order, Priority priority) {
    if (isKept(order.market())) {
      recorder.replaced(seq, ts, order, priority);
    }
  }

  void settlement(SettlementEvent event) {
    String symbol = symbol(event);
    if (symbol != null && isKept(markets.apply(symbol))) {
      events.add(event);
    }
  }

  /** Of its market; null of what was refused, which has changed nothing. */
  private static String symbol(SettlementEvent event) {
    if (event instanceof SettlementStarted e) {
      return e.symbol();
    } else if (event instanceof SettlementChanged e) {
      return e.batch().symbol();
    } else if (event instanceof TradeBusted e) {
      return e.symbol();
    }
    return null;
  }
}
