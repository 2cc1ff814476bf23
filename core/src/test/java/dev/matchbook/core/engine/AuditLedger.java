package dev.matchbook.core.engine;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The events of orders, trades and settlements of audited markets, out of all events. */
final class AuditLedger {
  final List<Event> events = new ArrayList<>();
  private final Map<Long, String> symbols = new HashMap<>();
  private final Function<String, AddMarket> markets;

  AuditLedger(Function<String, AddMarket> markets) {
    this.markets = markets;
  }

  void add(Event event) {
    if (event instanceof OrderAccepted e) {
      symbols.put(e.orderId(), e.symbol());
    }
    String symbol = symbolOf(event);
    AddMarket market = symbol == null ? null : markets.apply(symbol);
    if (market != null && market.audited()) {
      events.add(event);
    }
  }

  private String symbolOf(Event event) {
    if (event instanceof OrderAccepted e) {
      return e.symbol();
    } else if (event instanceof OrderRejected e) {
      return e.symbol();
    } else if (event instanceof Trade e) {
      return e.symbol();
    } else if (event instanceof TradeBusted e) {
      return e.symbol();
    } else if (event instanceof SettlementStarted e) {
      return e.symbol();
    } else if (event instanceof SettlementChanged e) {
      return e.batch().symbol();
    }
    return symbols.get(orderId(event));
  }

  private static long orderId(Event event) {
    if (event instanceof OrderCanceled e) {
      return e.orderId();
    } else if (event instanceof OrderExpired e) {
      return e.orderId();
    } else if (event instanceof OrderReplaced e) {
      return e.orderId();
    } else if (event instanceof OrderTriggered e) {
      return e.orderId();
    } else if (event instanceof OrderReplenished e) {
      return e.orderId();
    } else if (event instanceof OrderRestated e) {
      return e.orderId();
    }
    return 0;
  }
}
