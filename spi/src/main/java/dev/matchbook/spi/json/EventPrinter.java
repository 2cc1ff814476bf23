package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.EngineListener.FEE_OVERFLOW;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderView;
import dev.matchbook.spi.json.EventLine.Word;

/** Prints the events on a tape, in the order and with the keys of RULEBOOK §3. */
final class EventPrinter {
  static final int ACCEPTED = 0;
  static final int TRADE = 1;
  static final int CANCELED = 2;
  static final int CANCEL_REJECTED = 3;
  static final int REPLACED = 4;
  static final int REPLENISHED = 5;
  static final int EXPIRED = 6;
  static final int RESTATED = 7;
  static final int TRIGGERED = 8;
  static final int REJECTED = 9;

  private static final Word[] SIDES = Keys.words(Side.values());
  private static final Word[] TYPES = Keys.words(OrdType.values());
  private static final Word[] TIFS = Keys.words(TimeInForce.values());
  private static final Word[] REJECTS = Keys.words(RejectReason.values());
  private static final Word[] CANCELS = Keys.words(CancelReason.values());
  private static final Word[] PRIORITIES = Keys.words(Priority.values());

  private final EventLine line;

  EventPrinter(EventLine line) {
    this.line = line;
  }

  /** Prints everything on the tape and clears it. */
  void print(EventTape tape) {
    while (tape.hasNext()) {
      int type = tape.nextInt();
      long seq = tape.next();
      long ts = tape.next();
      switch (type) {
        case ACCEPTED -> accepted(line.begin(Keys.ACCEPTED, seq, ts), tape);
        case TRADE -> trade(line.begin(Keys.TRADE, seq, ts), tape);
        case CANCELED -> canceled(line.begin(Keys.CANCELED, seq, ts), tape);
        case CANCEL_REJECTED -> cancelRejected(line.begin(Keys.CANCEL_REJECTED, seq, ts), tape);
        case REPLACED -> replaced(line.begin(Keys.REPLACED, seq, ts), tape);
        case REPLENISHED -> qty(line.begin(Keys.REPLENISHED, seq, ts), Keys.DISPLAY_QTY, tape);
        case EXPIRED -> qty(line.begin(Keys.EXPIRED, seq, ts), Keys.LEAVES, tape);
        case RESTATED -> qty(line.begin(Keys.RESTATED, seq, ts), Keys.LEAVES, tape);
        case TRIGGERED -> line.begin(Keys.TRIGGERED, seq, ts).number(Keys.ORDER_ID, tape.next());
        default -> rejected(line.begin(Keys.REJECTED, seq, ts), tape);
      }
      line.end();
    }
    tape.clear();
  }

  private static void accepted(EventLine line, EventTape tape) {
    Market market = (Market) tape.nextRef();
    line.number(Keys.ORDER_ID, tape.next())
        .optional(Keys.CL_ORD_ID, tape.nextText())
        .text(Keys.ACCOUNT, tape.nextText())
        .text(Keys.SYMBOL, market.symbol())
        .word(Keys.SIDE, SIDES[tape.nextInt()])
        .word(Keys.ORD_TYPE, TYPES[tape.nextInt()])
        .word(Keys.TIF, TIFS[tape.nextInt()]);
    price(line, Keys.PRICE, tape.next(), market);
    price(line, Keys.STOP_PX, tape.next(), market);
    line.decimal(Keys.QTY, tape.next(), market.qtyScale());
  }

  private static void trade(EventLine line, EventTape tape) {
    Market market = (Market) tape.nextRef();
    int qtyScale = market.qtyScale();
    long tradeId = tape.next();
    long price = tape.next();
    long qty = tape.next();
    line.number(Keys.TRADE_ID, tradeId)
        .text(Keys.SYMBOL, market.symbol())
        .decimal(Keys.PRICE, price, market.priceScale())
        .decimal(Keys.QTY, qty, qtyScale)
        .word(Keys.TAKER_SIDE, SIDES[tape.nextInt()])
        .number(Keys.MAKER_ORDER_ID, tape.next())
        .number(Keys.TAKER_ORDER_ID, tape.next())
        .text(Keys.MAKER_ACCOUNT, tape.nextText())
        .text(Keys.TAKER_ACCOUNT, tape.nextText())
        .decimal(Keys.MAKER_LEAVES, tape.next(), qtyScale)
        .decimal(Keys.TAKER_LEAVES, tape.next(), qtyScale);
    fees(line, tape.next(), tape.next(), price, qty, market);
  }

  private static void fees(
      EventLine line, long makerFee, long takerFee, long price, long qty, Market market) {
    int scale = market.definition().feeScale();
    if (makerFee == FEE_OVERFLOW || takerFee == FEE_OVERFLOW) {
      line.text(Keys.MAKER_FEE, market.exactMakerFee(price, qty).toPlainString())
          .text(Keys.TAKER_FEE, market.exactTakerFee(price, qty).toPlainString());
    } else {
      line.decimal(Keys.MAKER_FEE, makerFee, scale).decimal(Keys.TAKER_FEE, takerFee, scale);
    }
  }

  private static void canceled(EventLine line, EventTape tape) {
    line.number(Keys.ORDER_ID, tape.next()).word(Keys.REASON, CANCELS[tape.nextInt()]);
    Market market = (Market) tape.nextRef();
    line.decimal(Keys.LEAVES, tape.next(), market.qtyScale());
  }

  private static void cancelRejected(EventLine line, EventTape tape) {
    long orderId = tape.next();
    if (orderId != MatchingEngine.NO_ORDER_ID) {
      line.number(Keys.ORDER_ID, orderId);
    }
    line.optional(Keys.CL_ORD_ID, tape.nextText()).word(Keys.REASON, REJECTS[tape.nextInt()]);
  }

  private static void replaced(EventLine line, EventTape tape) {
    Market market = (Market) tape.nextRef();
    line.number(Keys.ORDER_ID, tape.next());
    price(line, Keys.PRICE, tape.next(), market);
    price(line, Keys.STOP_PX, tape.next(), market);
    line.decimal(Keys.QTY, tape.next(), market.qtyScale())
        .decimal(Keys.LEAVES, tape.next(), market.qtyScale())
        .word(Keys.PRIORITY, PRIORITIES[tape.nextInt()]);
  }

  private static void qty(EventLine line, Word key, EventTape tape) {
    Market market = (Market) tape.nextRef();
    line.number(Keys.ORDER_ID, tape.next()).decimal(key, tape.next(), market.qtyScale());
  }

  private static void rejected(EventLine line, EventTape tape) {
    line.number(Keys.ORDER_ID, tape.next())
        .optional(Keys.CL_ORD_ID, tape.nextText())
        .text(Keys.ACCOUNT, tape.nextText())
        .text(Keys.SYMBOL, tape.nextText())
        .word(Keys.REASON, REJECTS[tape.nextInt()]);
  }

  private static void price(EventLine line, Word key, long units, Market market) {
    if (units != OrderView.NONE) {
      line.decimal(key, units, market.priceScale());
    }
  }
}
