package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.MatchingEngine.NO_ORDER_ID;
import static dev.matchbook.core.engine.OrderEntry.NONE;

import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import java.math.BigDecimal;

/**
 * Decodes lines into command records (RULEBOOK §2), for hosts that want to look at a command before
 * the engine does. Not safe for use by several threads.
 */
public final class CommandDecoder {
  private final LineDecoder decoder = new LineDecoder();
  private final LineCommand command = new LineCommand();

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
    if (line.length > LineReader.MAX_LINE) {
      return new MalformedLine(number, "over 65536 bytes");
    }
    decoder.decode(line, 0, line.length, false, command);
    if (command.wrong != null) {
      return new MalformedLine(number, command.wrong);
    }
    return command.record == null ? record(command) : command.record;
  }

  private static Command record(LineCommand c) {
    return switch (c.cmd) {
      case NEW -> newOrder(c);
      case CANCEL -> new CancelOrder(c.ts, orderId(c), c.account, c.clOrdId);
      default ->
          new ReplaceOrder(
              c.ts,
              orderId(c),
              c.account,
              c.clOrdId,
              decimal(c, LineCommand.QTY),
              decimal(c, LineCommand.PRICE),
              decimal(c, LineCommand.STOP_PX),
              decimal(c, LineCommand.DISPLAY_QTY));
    };
  }

  private static NewOrder newOrder(LineCommand c) {
    return new NewOrder(
        c.ts,
        c.symbol,
        c.account,
        c.side,
        c.ordType,
        decimal(c, LineCommand.QTY),
        decimal(c, LineCommand.PRICE),
        decimal(c, LineCommand.STOP_PX),
        decimal(c, LineCommand.TRAIL_OFFSET),
        c.tif,
        c.expireTs == NONE ? null : c.expireTs,
        c.postOnly,
        decimal(c, LineCommand.DISPLAY_QTY),
        decimal(c, LineCommand.MIN_FILL_QTY),
        c.allOrNone,
        c.stp,
        c.clOrdId);
  }

  private static Long orderId(LineCommand c) {
    return c.orderId == NO_ORDER_ID ? null : c.orderId;
  }

  private static BigDecimal decimal(LineCommand c, int which) {
    return c.has(which) ? BigDecimal.valueOf(c.digits(which), c.scale(which)) : null;
  }
}
