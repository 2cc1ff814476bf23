package dev.matchbook.core.engine;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.SetMark;
import dev.matchbook.core.command.SetStatus;
import dev.matchbook.core.event.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The engine for everybody who does not count nanoseconds: command records in, event records out.
 *
 * <p>Not safe for use by several threads at once. Everything a command did is in the list it
 * returns, in the order of {@code seq}; nothing is kept for later.
 */
public final class Matchbook {
  private final List<Event> events = new ArrayList<>();
  private final MatchingEngine engine = new MatchingEngine(new EventRecorder(events::add));
  private final OrderEntry order = new OrderEntry();
  private final ReplaceEntry change = new ReplaceEntry();

  /** An exchange without markets. */
  public Matchbook() {}

  /**
   * Applies a command.
   *
   * @return what happened; empty for a {@code mark} or {@code time} that did nothing else
   */
  public List<Event> submit(Command command) {
    Objects.requireNonNull(command, "command");
    events.clear();
    apply(command);
    return List.copyOf(events);
  }

  /** The hash of the whole state, see {@link StateHash}. */
  public long stateHash() {
    return engine.stateHash();
  }

  /** The engine underneath, for its counters and markets. Commands given to it are not returned. */
  public MatchingEngine engine() {
    return engine;
  }

  private void apply(Command command) {
    if (command instanceof NewOrder c) {
      newOrder(c);
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
    }
  }

  private static long id(Long orderId) {
    return orderId == null ? MatchingEngine.NO_ORDER_ID : orderId;
  }

  private void newOrder(NewOrder c) {
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
    engine.newOrder(c.ts(), order);
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
