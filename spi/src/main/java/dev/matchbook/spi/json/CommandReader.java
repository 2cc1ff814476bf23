package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;
import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.core.engine.ReplaceEntry;
import java.util.Objects;

/**
 * Decodes lines and applies them to an engine, the frequent ones in units and without records in
 * between. A line that is no command gives its {@code malformed} event (RULEBOOK §2) and never an
 * exception. Not safe for use by several threads.
 */
public final class CommandReader {
  private final MatchingEngine engine;
  private final LineDecoder decoder = new LineDecoder();
  private final LineCommand command = new LineCommand();
  private final OrderEntry order = new OrderEntry();
  private final ReplaceEntry change = new ReplaceEntry();

  /**
   * A reader for an engine.
   *
   * @param engine is given every command
   */
  public CommandReader(MatchingEngine engine) {
    this.engine = Objects.requireNonNull(engine, "engine");
  }

  /** Applies the line that the reader stands at. */
  public void apply(LineReader line) {
    decoder.decode(line, command);
    apply(command);
  }

  /** Applies a line that was decoded already. */
  void apply(LineCommand c) {
    if (c.wrong != null) {
      engine.malformed(c.number, c.wrong);
    } else {
      c.cmd.apply(this, c);
    }
  }

  void record(LineCommand c) {
    engine.apply(c.record);
  }

  void cancel(LineCommand c) {
    engine.cancel(c.ts, c.orderId, c.account, c.clOrdId);
  }

  void newOrder(LineCommand c) {
    Market market = engine.market(c.symbol);
    order.reset().side(c.side).ordType(c.ordType).tif(c.tif).stp(c.stp);
    order.account(engine.account(c.account)).clOrdId(c.clOrdId).expireTs(c.expireTs);
    order.postOnly(c.postOnly).allOrNone(c.allOrNone);
    if (market == null) {
      order.unknownSymbol(c.symbol);
    } else {
      order.market(market).qty(qty(c, LineCommand.QTY, market));
      order.price(price(c, LineCommand.PRICE, market));
      order.stopPx(price(c, LineCommand.STOP_PX, market));
      order.trailOffset(price(c, LineCommand.TRAIL_OFFSET, market));
      order.displayQty(qty(c, LineCommand.DISPLAY_QTY, market));
      order.minFillQty(qty(c, LineCommand.MIN_FILL_QTY, market));
    }
    engine.newOrder(c.ts, order);
  }

  void replace(LineCommand c) {
    Market market =
        c.orderId == NO_ORDER_ID
            ? engine.marketOf(c.account, c.clOrdId)
            : engine.marketOf(c.orderId);
    change.reset();
    if (market != null) {
      change.qty(qty(c, LineCommand.QTY, market)).price(price(c, LineCommand.PRICE, market));
      change.stopPx(price(c, LineCommand.STOP_PX, market));
      change.displayQty(qty(c, LineCommand.DISPLAY_QTY, market));
    }
    engine.replace(c.ts, c.orderId, c.account, c.clOrdId, change);
  }

  private static long price(LineCommand c, int which, Market market) {
    return c.has(which) ? market.priceOf(c.digits(which), c.scale(which)) : NONE;
  }

  private static long qty(LineCommand c, int which, Market market) {
    return c.has(which) ? market.qtyOf(c.digits(which), c.scale(which)) : NONE;
  }
}
