package dev.matchbook.core.engine;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.SetMark;
import dev.matchbook.core.command.SetStatus;
import dev.matchbook.core.command.StartSettlement;
import java.math.BigDecimal;

/** Turns command records into calls of an engine, decimals into its markets' units. */
final class CommandAdapter {
  private final MatchingEngine engine;
  private final OrderEntry order = new OrderEntry();
  private final ReplaceEntry change = new ReplaceEntry();

  CommandAdapter(MatchingEngine engine) {
    this.engine = engine;
  }

  void apply(Command command) {
    if (command instanceof NewOrder c) {
      engine.newOrder(c.ts(), entry(c));
    } else if (command instanceof CancelOrder c) {
      engine.cancel(c.ts(), id(c.orderId()), c.account(), c.clOrdId());
    } else if (command instanceof ReplaceOrder c) {
      replace(c);
    } else if (command instanceof MassCancel c) {
      engine.massCancel(c.ts(), c.account(), c.symbol(), c.side());
    } else if (command instanceof AddMarket c) {
      engine.addMarket(c);
    } else if (command instanceof SetStatus c) {
      engine.status(c.ts(), c.symbol(), c.status());
    } else if (command instanceof SetMark c) {
      Market market = engine.market(c.symbol());
      engine.mark(c.ts(), c.symbol(), market == null ? 0 : market.priceOf(c.price()));
    } else if (command instanceof AdvanceTime c) {
      engine.time(c.ts());
    } else if (command instanceof QueryDepth c) {
      engine.depth(c.ts(), c.symbol(), c.levels());
    } else if (command instanceof MalformedLine c) {
      engine.malformed(c.line(), c.reason());
    } else if (command instanceof CancelBelow c) {
      engine.cancelBelow(c.ts(), c.account(), c.below());
    } else if (command instanceof AuthorizedCommand c) {
      authorized(c);
    } else if (command instanceof StartSettlement c) {
      engine.startSettlement(c);
    } else if (command instanceof ReportSettlement c) {
      engine.reportSettlement(c);
    } else if (command instanceof BustTrade c) {
      engine.bustTrade(c);
    }
  }

  /** Time moves on before, so that the authorization is judged at the time of the command. */
  private void authorized(AuthorizedCommand c) {
    engine.time(c.ts());
    RejectReason reason = engine.nonces.begin(c, engine.ts(), engine.seq() + 1);
    if (reason == null) {
      try {
        apply(c.command());
      } finally {
        engine.nonces.end();
      }
    } else if (c.command() instanceof NewOrder order) {
      engine.refuse(entry(order), reason);
    } else if (c.command() instanceof CancelOrder cancel) {
      engine.refuse(id(cancel.orderId()), cancel.clOrdId(), reason);
    } else if (c.command() instanceof ReplaceOrder replace) {
      engine.refuse(id(replace.orderId()), replace.clOrdId(), reason);
    } else {
      engine.refuse(MatchingEngine.NO_ORDER_ID, null, reason);
    }
  }

  private static long id(Long orderId) {
    return orderId == null ? MatchingEngine.NO_ORDER_ID : orderId;
  }

  private OrderEntry entry(NewOrder c) {
    order.reset();
    Market market = engine.market(c.symbol());
    if (market == null) {
      order.unknownSymbol(c.symbol());
    } else {
      order.market(market).qty(market.qtyOf(c.qty()));
      order.price(price(market, c.price())).stopPx(price(market, c.stopPx()));
      order.trailOffset(price(market, c.trailOffset()));
      order.displayQty(qty(market, c.displayQty())).minFillQty(qty(market, c.minFillQty()));
    }
    order.account(engine.account(c.account())).side(c.side()).ordType(c.ordType());
    order.tif(c.tif()).expireTs(c.expireTs() == null ? OrderEntry.NONE : c.expireTs());
    order.postOnly(c.postOnly()).allOrNone(c.allOrNone()).stp(c.stp()).clOrdId(c.clOrdId());
    return order;
  }

  private void replace(ReplaceOrder c) {
    change.reset();
    Market market =
        c.orderId() == null
            ? engine.marketOf(c.account(), c.clOrdId())
            : engine.marketOf(c.orderId());
    if (market != null) {
      change.qty(qty(market, c.qty())).displayQty(qty(market, c.displayQty()));
      change.price(price(market, c.price())).stopPx(price(market, c.stopPx()));
    }
    engine.replace(c.ts(), id(c.orderId()), c.account(), c.clOrdId(), change);
  }

  private static long price(Market market, BigDecimal value) {
    return value == null ? OrderEntry.NONE : market.priceOf(value);
  }

  private static long qty(Market market, BigDecimal value) {
    return value == null ? OrderEntry.NONE : market.qtyOf(value);
  }
}
