package dev.matchbook.core.engine;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.CommandRejected;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.StatusChanged;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** All that happens in a scenario as text, one event a line: {@code seq ts what}. */
final class EventScript {
  private final Matchbook exchange = new Matchbook();
  private final StringBuilder script = new StringBuilder();

  /** Does the commands one after the other. */
  EventScript run(Command... commands) {
    for (Command command : commands) {
      for (Event event : exchange.submit(command)) {
        script.append("%-2d %-3d ".formatted(event.seq(), event.ts()));
        script.append(line(event).stripTrailing()).append('\n');
      }
    }
    return this;
  }

  /** Leaves out what has happened so far. */
  EventScript fromHere() {
    script.setLength(0);
    return this;
  }

  /** The exchange underneath. */
  Matchbook exchange() {
    return exchange;
  }

  private static String line(Event event) {
    if (event instanceof OrderAccepted e) {
      String stopPx = e.stopPx() == null ? "" : " stop " + e.stopPx();
      return "accepted    #%d %s %s %s %s%s%s%s"
          .formatted(
              e.orderId(),
              e.account(),
              e.side(),
              e.ordType(),
              e.qty(),
              at(e.price()),
              stopPx,
              of(e.refOrderId()));
    } else if (event instanceof Trade e) {
      return "trade       #%d %s @ %s  #%d left %s, #%d left %s"
          .formatted(
              e.tradeId(),
              e.qty(),
              e.price(),
              e.makerOrderId(),
              e.makerLeaves(),
              e.takerOrderId(),
              e.takerLeaves());
    } else if (event instanceof OrderReplaced e) {
      return "replaced    #%d %s%s left %s %s"
          .formatted(e.orderId(), e.qty(), at(e.price()), e.leaves(), e.priority());
    } else if (event instanceof DepthReported e) {
      return "depth       bids [%s] asks [%s]".formatted(levels(e.bids()), levels(e.asks()));
    }
    return ofOrder(event);
  }

  private static String of(Long refOrderId) {
    return refOrderId == null ? "" : " of #" + refOrderId;
  }

  private static String at(BigDecimal price) {
    return price == null ? "" : " @ " + price;
  }

  private static String ofOrder(Event event) {
    if (event instanceof OrderCanceled e) {
      return "canceled    #%d left %s %s".formatted(e.orderId(), e.leaves(), e.reason());
    } else if (event instanceof OrderExpired e) {
      return "expired     #%d left %s".formatted(e.orderId(), e.leaves());
    } else if (event instanceof OrderTriggered e) {
      return "triggered   #%d".formatted(e.orderId());
    } else if (event instanceof OrderReplenished e) {
      return "replenished #%d shows %s".formatted(e.orderId(), e.displayQty());
    } else if (event instanceof OrderRestated e) {
      return "restated    #%d left %s".formatted(e.orderId(), e.leaves());
    } else if (event instanceof OrderRejected e) {
      return "rejected    #%d %s %s%s"
          .formatted(e.orderId(), e.account(), e.reason(), of(e.refOrderId()));
    }
    return ofSettlement(event);
  }

  private static String ofSettlement(Event event) {
    if (event instanceof SettlementStarted e) {
      String parent = e.parentId() == 0 ? "" : " of " + e.parentId();
      return "settling    %s%s".formatted(e.trades(), parent);
    } else if (event instanceof SettlementChanged e) {
      return "settlement  %d %s: %s".formatted(e.batch().batchId(), e.report(), e.batch().state());
    } else if (event instanceof TradeBusted e) {
      return "busted      #%d %s @ %s  #%d filled %s, #%d filled %s  %s"
          .formatted(
              e.tradeId(),
              e.qty(),
              e.price(),
              e.makerOrderId(),
              e.makerCumQty(),
              e.takerOrderId(),
              e.takerCumQty(),
              e.fault());
    } else if (event instanceof SettlementRejected e) {
      return "refused     %s %d %s".formatted(e.cmd(), e.id(), e.reason());
    }
    return other(event);
  }

  private static String other(Event event) {
    if (event instanceof MarketAdded e) {
      return "market      " + e.symbol();
    } else if (event instanceof StatusChanged e) {
      return "status      " + e.status();
    } else if (event instanceof MassCanceled e) {
      return "massCancel  %s %d".formatted(e.account(), e.count());
    } else if (event instanceof CancelRejected e) {
      return "no cancel   #%d %s".formatted(e.orderId(), e.reason());
    } else if (event instanceof CommandRejected e) {
      return "refused     %s %s %s".formatted(e.cmd(), e.symbol(), e.reason());
    } else if (event instanceof LineRejected e) {
      return "malformed   %d".formatted(e.line());
    }
    throw new IllegalArgumentException("event: unknown: " + event);
  }

  private static String levels(List<DepthLevel> levels) {
    return levels.stream()
        .map(l -> l.qty() + " @ " + l.price() + " (" + l.orders() + ")")
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return script.toString();
  }
}
