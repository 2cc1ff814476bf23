package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.BustTrade;
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
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Encodes command records as lines (RULEBOOK §2), for hosts that send them. What has its default is
 * left out. Stateless.
 */
public final class CommandEncoder {
  private final JsonFactory factory = new JsonFactory();

  /** An encoder. */
  public CommandEncoder() {}

  /**
   * The line of a command, without line end, ASCII.
   *
   * @throws IllegalArgumentException for one that is none on the wire: a {@link MalformedLine}, and
   *     what has to do with signatures
   */
  public String encode(Command command) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.writeStartObject();
      write(new Fields(json), command);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Fields json, Command command) throws IOException {
    if (command instanceof NewOrder c) {
      newOrder(json.begin(Cmd.NEW, c.ts()), c);
    } else if (command instanceof CancelOrder c) {
      json.begin(Cmd.CANCEL, c.ts()).name(c.orderId(), c.account(), c.clOrdId());
    } else if (command instanceof ReplaceOrder c) {
      json.begin(Cmd.REPLACE, c.ts()).name(c.orderId(), c.account(), c.clOrdId());
      json.decimal(Field.QTY, c.qty()).decimal(Field.PRICE, c.price());
      json.decimal(Field.STOP_PX, c.stopPx()).decimal(Field.DISPLAY_QTY, c.displayQty());
    } else if (command instanceof MassCancel c) {
      json.begin(Cmd.MASS_CANCEL, c.ts()).text(Field.ACCOUNT, c.account());
      json.text(Field.SYMBOL, c.symbol()).word(Field.SIDE, c.side(), null);
    } else if (command instanceof AddMarket c) {
      market(json.begin(Cmd.MARKET, c.ts()), c);
    } else if (command instanceof SetStatus c) {
      json.begin(Cmd.STATUS, c.ts()).text(Field.SYMBOL, c.symbol());
      json.word(Field.STATUS, c.status(), null);
    } else if (command instanceof SetMark c) {
      json.begin(Cmd.MARK, c.ts()).text(Field.SYMBOL, c.symbol()).decimal(Field.PRICE, c.price());
    } else if (command instanceof AdvanceTime c) {
      json.begin(Cmd.TIME, 0).number(Field.TS, c.ts());
    } else if (command instanceof QueryDepth c) {
      json.begin(Cmd.DEPTH, c.ts()).text(Field.SYMBOL, c.symbol());
      json.number(Field.LEVELS, (long) c.levels());
    } else if (command instanceof StartSettlement c) {
      json.begin(Cmd.SETTLE, c.ts()).numbers(Field.TRADES, c.tradeIds());
    } else if (command instanceof ReportSettlement c) {
      report(json.begin(Cmd.SETTLEMENT, c.ts()), c);
    } else if (command instanceof BustTrade c) {
      json.begin(Cmd.BUST, c.ts()).number(Field.TRADE_ID, c.tradeId());
      json.word(Field.FAULT, c.fault(), null).text(Field.REASON, c.reason());
    } else {
      throw new IllegalArgumentException("command: not one of the wire: " + command);
    }
  }

  private static void newOrder(Fields json, NewOrder c) throws IOException {
    json.text(Field.SYMBOL, c.symbol()).text(Field.ACCOUNT, c.account());
    json.text(Field.CL_ORD_ID, c.clOrdId()).word(Field.SIDE, c.side(), null);
    json.word(Field.ORD_TYPE, c.ordType(), null).word(Field.TIF, c.tif(), TimeInForce.GTC);
    json.decimal(Field.QTY, c.qty()).decimal(Field.PRICE, c.price());
    json.decimal(Field.STOP_PX, c.stopPx()).decimal(Field.TRAIL_OFFSET, c.trailOffset());
    json.number(Field.EXPIRE_TS, c.expireTs()).flag(Field.POST_ONLY, c.postOnly());
    json.decimal(Field.DISPLAY_QTY, c.displayQty());
    json.decimal(Field.MIN_FILL_QTY, c.minFillQty()).flag(Field.ALL_OR_NONE, c.allOrNone());
    json.word(Field.STP, c.stp(), SelfTradePrevention.NONE);
  }

  private static void market(Fields json, AddMarket c) throws IOException {
    json.text(Field.SYMBOL, c.symbol()).decimal(Field.TICK_SIZE, c.tickSize());
    json.decimal(Field.LOT_SIZE, c.lotSize()).decimal(Field.MIN_QTY, c.minQty());
    json.decimal(Field.MAX_QTY, c.maxQty()).decimal(Field.PRICE_BAND, c.priceBand());
    json.decimal(Field.MARKET_COLLAR, c.marketCollar()).decimal(Field.MAKER_FEE, c.makerFee());
    json.decimal(Field.TAKER_FEE, c.takerFee());
    json.number(Field.FEE_SCALE, (long) c.feeScale());
    json.number(Field.MAX_CONDITIONAL, (long) c.maxConditional());
    json.word(Field.SETTLEMENT, c.settlement(), SettlementPolicy.NONE);
    if (c.audited() != c.settlement().settles()) {
      json.bool(Field.AUDITED, c.audited());
    }
  }

  private static void report(Fields json, ReportSettlement c) throws IOException {
    json.number(Field.BATCH_ID, c.batchId()).word(Field.REPORT, c.report(), null);
    json.text(Field.TX_HASH, c.txHash()).number(Field.BLOCK, c.block());
    json.number(Field.GAS_USED, c.gasUsed());
    json.unlessZero(Field.CONFIRMATIONS, c.confirmations()).text(Field.ERROR, c.error());
    json.unlessZero(Field.RETRY_TS, c.retryTs()).word(Field.FAULT, c.fault(), null);
  }

  /** Writes fields that are there and leaves out those that are not. */
  private record Fields(JsonGenerator json) {
    Fields begin(Cmd cmd, long ts) throws IOException {
      json.writeStringField(Field.CMD.wireName(), cmd.wireName());
      return ts == 0 ? this : number(Field.TS, ts);
    }

    Fields name(Long orderId, String account, String clOrdId) throws IOException {
      return number(Field.ORDER_ID, orderId)
          .text(Field.ACCOUNT, account)
          .text(Field.CL_ORD_ID, clOrdId);
    }

    Fields text(Field field, String value) throws IOException {
      if (value != null) {
        json.writeStringField(field.wireName(), value);
      }
      return this;
    }

    Fields word(Field field, Enum<?> value, Enum<?> absent) throws IOException {
      return value == absent ? this : text(field, value.name());
    }

    Fields number(Field field, Long value) throws IOException {
      if (value != null) {
        json.writeNumberField(field.wireName(), value);
      }
      return this;
    }

    Fields unlessZero(Field field, long value) throws IOException {
      return value == 0 ? this : number(field, value);
    }

    Fields numbers(Field field, List<Long> values) throws IOException {
      json.writeArrayFieldStart(field.wireName());
      for (long value : values) {
        json.writeNumber(value);
      }
      json.writeEndArray();
      return this;
    }

    Fields decimal(Field field, BigDecimal value) throws IOException {
      return value == null ? this : text(field, value.toPlainString());
    }

    Fields flag(Field field, boolean value) throws IOException {
      return value ? bool(field, true) : this;
    }

    Fields bool(Field field, boolean value) throws IOException {
      json.writeBooleanField(field.wireName(), value);
      return this;
    }
  }
}
