package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;
import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderEntry;
import dev.matchbook.core.engine.ReplaceEntry;
import java.util.Objects;

/**
 * Decodes lines and applies them to an engine, in units, without records in between. A line that is
 * no command gives its {@code malformed} event (RULEBOOK §2) and never an exception. Not safe for
 * use by several threads.
 */
public final class CommandReader {
  private static final Side[] SIDES = Side.values();
  private static final OrdType[] TYPES = OrdType.values();
  private static final TimeInForce[] TIFS = TimeInForce.values();
  private static final SelfTradePrevention[] STPS = SelfTradePrevention.values();

  private final MatchingEngine engine;
  private final JsonLineParser parser = new JsonLineParser();
  private final JsonLine json = new JsonLine();
  private final Values values = new Values();
  private final OrderEntry order = new OrderEntry();
  private final ReplaceEntry change = new ReplaceEntry();
  private String account;
  private String clOrdId;

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
    try {
      parser.read(line, json);
    } catch (MalformedException e) {
      engine.malformed(line.number(), e.getMessage());
      return;
    }
    apply(json, line.number());
  }

  /** Applies a line that was parsed already. */
  void apply(JsonLine parsed, long number) {
    try {
      values.of(parsed);
      apply(Cmd.of(parsed), values.whole(Field.TS, 0));
    } catch (MalformedException e) {
      engine.malformed(number, e.getMessage());
    }
  }

  void malformed(long number, String reason) {
    engine.malformed(number, reason);
  }

  private void apply(Cmd cmd, long ts) throws MalformedException {
    switch (cmd) {
      case NEW:
        newOrder(ts);
        break;
      case CANCEL:
        long id = orderId();
        engine.cancel(ts, id, account, clOrdId);
        break;
      case REPLACE:
        replace(ts);
        break;
      case MARKET:
        engine.addMarket(Records.market(values, ts));
        break;
      case MARK:
        mark(ts);
        break;
      default:
        rare(cmd, ts);
        break;
    }
  }

  private void rare(Cmd cmd, long ts) throws MalformedException {
    switch (cmd) {
      case MASS_CANCEL:
        String owner = values.account();
        String only = values.has(Field.SYMBOL) ? values.symbol(Field.SYMBOL) : null;
        engine.massCancel(ts, owner, only, values.word(Field.SIDE, SIDES, null));
        break;
      case STATUS:
        String symbol = values.symbol(Field.SYMBOL);
        engine.status(ts, symbol, values.word(Field.STATUS, MarketStatus.values()));
        break;
      case DEPTH:
        String market = values.symbol(Field.SYMBOL);
        engine.depth(ts, market, Records.levels(values));
        break;
      default:
        engine.time(values.whole(Field.TS));
        break;
    }
  }

  private void newOrder(long ts) throws MalformedException {
    String symbol = values.symbol(Field.SYMBOL);
    String owner = values.account();
    Market market = engine.market(symbol);
    order.reset().unknownSymbol(symbol);
    if (market != null) {
      order.market(market);
    }
    order.side(values.word(Field.SIDE, SIDES)).ordType(values.word(Field.ORD_TYPE, TYPES));
    values.requiredDecimal(Field.QTY);
    order.qty(qty(market));
    order.price(price(market, Field.PRICE)).stopPx(price(market, Field.STOP_PX));
    order.trailOffset(price(market, Field.TRAIL_OFFSET));
    order.tif(values.word(Field.TIF, TIFS, TimeInForce.GTC));
    order.expireTs(values.whole(Field.EXPIRE_TS, NONE)).postOnly(values.flag(Field.POST_ONLY));
    order.displayQty(qty(market, Field.DISPLAY_QTY)).minFillQty(qty(market, Field.MIN_FILL_QTY));
    order.allOrNone(values.flag(Field.ALL_OR_NONE));
    order.stp(values.word(Field.STP, STPS, SelfTradePrevention.NONE));
    order.clOrdId(values.clOrdId()).account(engine.account(owner));
    engine.newOrder(ts, order);
  }

  private void replace(long ts) throws MalformedException {
    long id = orderId();
    Market market = id == NO_ORDER_ID ? engine.marketOf(account, clOrdId) : engine.marketOf(id);
    change.qty(qty(market, Field.QTY)).price(price(market, Field.PRICE));
    change.stopPx(price(market, Field.STOP_PX)).displayQty(qty(market, Field.DISPLAY_QTY));
    Records.requireChange(values);
    engine.replace(ts, id, account, clOrdId, change);
  }

  private void mark(long ts) throws MalformedException {
    String symbol = values.symbol(Field.SYMBOL);
    values.requiredDecimal(Field.PRICE);
    Market market = engine.market(symbol);
    engine.mark(ts, symbol, market == null ? 0 : price(market, Field.PRICE));
  }

  /** Reads what names an order into {@link #account} and {@link #clOrdId}. */
  private long orderId() throws MalformedException {
    long id = values.whole(Field.ORDER_ID, NO_ORDER_ID);
    account = values.has(Field.ACCOUNT) ? values.account() : null;
    clOrdId = values.clOrdId();
    Records.requireName(id, account, clOrdId);
    return id;
  }

  private long price(Market market, Field field) throws MalformedException {
    if (!values.decimal(field)) {
      return NONE;
    }
    return market == null ? 0 : market.priceOf(values.digits(), values.scale());
  }

  private long qty(Market market, Field field) throws MalformedException {
    return values.decimal(field) ? qty(market) : NONE;
  }

  private long qty(Market market) {
    return market == null ? 0 : market.qtyOf(values.digits(), values.scale());
  }
}
