package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
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

/**
 * Decodes lines into command records (RULEBOOK §2), for hosts that want to look at a command before
 * the engine does. Not safe for use by several threads.
 */
public final class CommandDecoder {
  private final JsonLineParser parser = new JsonLineParser();
  private final JsonLine json = new JsonLine();
  private final Values values = new Values();

  /** A decoder. */
  public CommandDecoder() {}

  /**
   * The command on a line.
   *
   * @param line the bytes without line end
   * @param number the line's number in the input, from 1
   * @return the command; {@link MalformedLine} for what is none
   */
  public Command decode(byte[] line, long number) {
    try {
      if (line.length > LineReader.MAX_LINE) {
        throw new MalformedException("over 65536 bytes");
      }
      parser.read(line, 0, line.length, false, json);
      values.of(json);
      return decode(Cmd.of(json), values.whole(Field.TS, 0));
    } catch (MalformedException e) {
      return new MalformedLine(number, e.getMessage());
    }
  }

  private Command decode(Cmd cmd, long ts) throws MalformedException {
    return switch (cmd) {
      case NEW -> newOrder(ts);
      case CANCEL -> cancel(ts);
      case REPLACE -> replace(ts);
      case TIME -> new AdvanceTime(values.whole(Field.TS));
      case MARKET -> Records.market(values, ts);
      case DEPTH -> new QueryDepth(ts, values.symbol(Field.SYMBOL), Records.levels(values));
      case STATUS ->
          new SetStatus(
              ts, values.symbol(Field.SYMBOL), values.word(Field.STATUS, MarketStatus.values()));
      case MARK -> {
        values.requiredDecimal(Field.PRICE);
        yield new SetMark(ts, values.symbol(Field.SYMBOL), values.bigDecimal(Field.PRICE));
      }
      case MASS_CANCEL ->
          new MassCancel(
              ts,
              values.account(),
              values.has(Field.SYMBOL) ? values.symbol(Field.SYMBOL) : null,
              values.word(Field.SIDE, Side.values(), null));
    };
  }

  private NewOrder newOrder(long ts) throws MalformedException {
    values.requiredDecimal(Field.QTY);
    return new NewOrder(
        ts,
        values.symbol(Field.SYMBOL),
        values.account(),
        values.word(Field.SIDE, Side.values()),
        values.word(Field.ORD_TYPE, OrdType.values()),
        values.bigDecimal(Field.QTY),
        values.bigDecimal(Field.PRICE),
        values.bigDecimal(Field.STOP_PX),
        values.bigDecimal(Field.TRAIL_OFFSET),
        values.word(Field.TIF, TimeInForce.values(), TimeInForce.GTC),
        values.has(Field.EXPIRE_TS) ? values.whole(Field.EXPIRE_TS) : null,
        values.flag(Field.POST_ONLY),
        values.bigDecimal(Field.DISPLAY_QTY),
        values.bigDecimal(Field.MIN_FILL_QTY),
        values.flag(Field.ALL_OR_NONE),
        values.word(Field.STP, SelfTradePrevention.values(), SelfTradePrevention.NONE),
        values.clOrdId());
  }

  private CancelOrder cancel(long ts) throws MalformedException {
    String account = account();
    String clOrdId = values.clOrdId();
    return new CancelOrder(ts, orderId(account, clOrdId), account, clOrdId);
  }

  private ReplaceOrder replace(long ts) throws MalformedException {
    Records.requireChange(values);
    String account = account();
    String clOrdId = values.clOrdId();
    return new ReplaceOrder(
        ts,
        orderId(account, clOrdId),
        account,
        clOrdId,
        values.bigDecimal(Field.QTY),
        values.bigDecimal(Field.PRICE),
        values.bigDecimal(Field.STOP_PX),
        values.bigDecimal(Field.DISPLAY_QTY));
  }

  private String account() throws MalformedException {
    return values.has(Field.ACCOUNT) ? values.account() : null;
  }

  private Long orderId(String account, String clOrdId) throws MalformedException {
    long id = values.whole(Field.ORDER_ID, NO_ORDER_ID);
    Records.requireName(id, account, clOrdId);
    return id == NO_ORDER_ID ? null : id;
  }
}
