package dev.matchbook.eip712;

import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;

/** Commands at another time: what an account signs has none, the host has the clock. */
final class Timed {
  private Timed() {}

  /**
   * The same command at that time.
   *
   * @throws IllegalArgumentException if it is none that an account can sign
   */
  static Command at(long ts, Command command) {
    if (command.ts() == ts) {
      return command;
    } else if (command instanceof NewOrder c) {
      return at(ts, c);
    } else if (command instanceof CancelOrder c) {
      return new CancelOrder(ts, c.orderId(), c.account(), c.clOrdId());
    } else if (command instanceof ReplaceOrder c) {
      return new ReplaceOrder(
          ts,
          c.orderId(),
          c.account(),
          c.clOrdId(),
          c.qty(),
          c.price(),
          c.stopPx(),
          c.displayQty());
    } else if (command instanceof MassCancel c) {
      return new MassCancel(ts, c.account(), c.symbol(), c.side());
    } else if (command instanceof CancelBelow c) {
      return new CancelBelow(ts, c.account(), c.below());
    }
    throw new IllegalArgumentException("command: not one that an account can sign: " + command);
  }

  private static NewOrder at(long ts, NewOrder c) {
    return new NewOrder(
        ts,
        c.symbol(),
        c.account(),
        c.side(),
        c.ordType(),
        c.qty(),
        c.price(),
        c.stopPx(),
        c.trailOffset(),
        c.tif(),
        c.expireTs(),
        c.postOnly(),
        c.displayQty(),
        c.minFillQty(),
        c.allOrNone(),
        c.stp(),
        c.clOrdId());
  }
}
