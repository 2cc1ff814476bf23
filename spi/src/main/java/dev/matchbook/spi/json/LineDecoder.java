package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;
import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.SetMark;
import dev.matchbook.core.command.SetStatus;
import java.math.BigDecimal;

/**
 * Turns lines into commands and checks their shape (RULEBOOK §2), which never depends on an engine.
 * Not safe for use by several threads.
 */
final class LineDecoder {
  private static final Side[] SIDES = Side.values();
  private static final OrdType[] TYPES = OrdType.values();
  private static final TimeInForce[] TIFS = TimeInForce.values();
  private static final SelfTradePrevention[] STPS = SelfTradePrevention.values();
  private static final MarketStatus[] STATUSES = MarketStatus.values();
  private static final SettlementPolicy[] POLICIES = SettlementPolicy.values();

  private final JsonLineParser parser = new JsonLineParser();
  private final JsonLine json = new JsonLine();
  private final Values values = new Values(json);
  private final SettlementDecoder settlements = new SettlementDecoder(values);

  /** Decodes the line that the reader stands at. */
  void decode(LineReader line, LineCommand into) {
    into.number = line.number();
    if (line.tooLong()) {
      into.wrong = "over 65536 bytes";
    } else {
      decode(line.buffer(), line.offset(), line.length(), line.isAscii(), into);
    }
  }

  /** Decodes a line of at most 65,536 bytes. */
  void decode(byte[] buffer, int offset, int length, boolean ascii, LineCommand into) {
    into.wrong = null;
    into.record = null;
    try {
      parser.read(buffer, offset, length, ascii, json);
      into.cmd = values.cmd();
      into.ts = values.whole(Field.TS, 0);
      into.cmd.decode(this, into);
    } catch (MalformedException e) {
      into.wrong = e.getMessage();
    }
  }

  void newOrder(LineCommand c) throws MalformedException {
    c.symbol = values.symbol(Field.SYMBOL);
    c.account = values.account();
    c.side = values.word(Field.SIDE, SIDES);
    c.ordType = values.word(Field.ORD_TYPE, TYPES);
    values.require(Field.QTY);
    c.decimals(values);
    c.tif = values.word(Field.TIF, TIFS, TimeInForce.GTC);
    c.expireTs = values.whole(Field.EXPIRE_TS, NONE);
    c.postOnly = values.flag(Field.POST_ONLY);
    c.allOrNone = values.flag(Field.ALL_OR_NONE);
    c.stp = values.word(Field.STP, STPS, SelfTradePrevention.NONE);
    c.clOrdId = values.clOrdId();
  }

  void replace(LineCommand c) throws MalformedException {
    name(c);
    c.changes(values);
    if (!c.has(LineCommand.QTY)
        && !c.has(LineCommand.PRICE)
        && !c.has(LineCommand.STOP_PX)
        && !c.has(LineCommand.DISPLAY_QTY)) {
      throw new MalformedException("replaces nothing: qty, price, stopPx or displayQty");
    }
  }

  /** Reads what names an order: all that a {@code cancel} has. */
  void name(LineCommand c) throws MalformedException {
    c.orderId = values.whole(Field.ORDER_ID, NO_ORDER_ID);
    c.account = values.has(Field.ACCOUNT) ? values.account() : null;
    c.clOrdId = values.clOrdId();
    if (c.orderId == NO_ORDER_ID && (c.account == null || c.clOrdId == null)) {
      throw new MalformedException("names no order: orderId, or account and clOrdId");
    }
  }

  /** Reads a command that is rare enough to be a record. */
  void record(LineCommand c) throws MalformedException {
    try {
      c.record = record(c.cmd, c.ts);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  private Command record(Cmd cmd, long ts) throws MalformedException {
    return switch (cmd) {
      case MARKET -> market(ts);
      case MASS_CANCEL ->
          new MassCancel(
              ts,
              values.account(),
              values.has(Field.SYMBOL) ? values.symbol(Field.SYMBOL) : null,
              values.word(Field.SIDE, SIDES, null));
      case STATUS ->
          new SetStatus(ts, values.symbol(Field.SYMBOL), values.word(Field.STATUS, STATUSES));
      case MARK -> {
        values.require(Field.PRICE);
        yield new SetMark(ts, values.symbol(Field.SYMBOL), values.bigDecimal(Field.PRICE));
      }
      case DEPTH ->
          new QueryDepth(
              ts,
              values.symbol(Field.SYMBOL),
              values.range(Field.LEVELS, 1, QueryDepth.MAX_LEVELS, QueryDepth.DEFAULT_LEVELS));
      case SETTLE -> settlements.settle(ts);
      case SETTLEMENT -> settlements.report(ts);
      case BUST -> settlements.bust(ts);
      default -> new AdvanceTime(values.whole(Field.TS));
    };
  }

  private AddMarket market(long ts) throws MalformedException {
    String symbol = values.symbol(Field.SYMBOL);
    values.require(Field.TICK_SIZE);
    values.require(Field.LOT_SIZE);
    BigDecimal tickSize = values.bigDecimal(Field.TICK_SIZE);
    BigDecimal lotSize = values.bigDecimal(Field.LOT_SIZE);
    BigDecimal minQty = values.bigDecimal(Field.MIN_QTY);
    BigDecimal maxQty = values.bigDecimal(Field.MAX_QTY);
    BigDecimal priceBand = values.bigDecimal(Field.PRICE_BAND);
    BigDecimal collar = values.bigDecimal(Field.MARKET_COLLAR);
    BigDecimal makerFee = values.bigDecimal(Field.MAKER_FEE);
    BigDecimal takerFee = values.bigDecimal(Field.TAKER_FEE);
    int feeScale = values.range(Field.FEE_SCALE, 0, 18, AddMarket.DEFAULT_FEE_SCALE);
    int conditional =
        values.range(Field.MAX_CONDITIONAL, 0, 1000, AddMarket.DEFAULT_MAX_CONDITIONAL);
    SettlementPolicy policy = values.word(Field.SETTLEMENT, POLICIES, SettlementPolicy.NONE);
    // here false is not as absent: a market that settles is audited unless that is said
    boolean audited = values.has(Field.AUDITED) ? values.flag(Field.AUDITED) : policy.settles();
    return new AddMarket(
        ts,
        symbol,
        tickSize,
        lotSize,
        minQty,
        maxQty,
        priceBand,
        collar,
        makerFee,
        takerFee,
        feeScale,
        conditional,
        policy,
        audited);
  }
}
