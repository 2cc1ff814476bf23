package dev.matchbook.core.property;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.oracle.RandomCommands;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Random command streams with some words of the rulebook left out. Ids stay those of the seed. */
final class Streams {
  private Streams() {}

  /** Everything that the rulebook knows. */
  static Stream<Command> all(long seed, int commands) {
    RandomCommands random = new RandomCommands(seed);
    return Stream.generate(random::next).limit(commands);
  }

  /** Without {@code allOrNone} and {@code minFillQty}. */
  static Stream<Command> unconditional(long seed, int commands) {
    return all(seed, commands).map(Streams::withoutConditions);
  }

  /** Limit and market orders that show all they have and trade with their own account too. */
  static Stream<Command> plain(long seed, int commands) {
    return all(seed, commands).map(Streams::plain);
  }

  private static Command withoutConditions(Command command) {
    if (!(command instanceof NewOrder o)) {
      return command;
    }
    return new NewOrder(
        o.ts(),
        o.symbol(),
        o.account(),
        o.side(),
        o.ordType(),
        o.qty(),
        o.price(),
        o.stopPx(),
        o.trailOffset(),
        o.tif(),
        o.expireTs(),
        o.postOnly(),
        o.displayQty(),
        null,
        false,
        o.stp(),
        o.clOrdId());
  }

  private static Command plain(Command command) {
    if (command instanceof ReplaceOrder r) {
      return plainReplace(r);
    }
    if (!(command instanceof NewOrder o)) {
      return command;
    }
    BigDecimal price = o.price() == null ? o.stopPx() : o.price();
    return new NewOrder(
        o.ts(),
        o.symbol(),
        o.account(),
        o.side(),
        price == null ? OrdType.MARKET : OrdType.LIMIT,
        o.qty(),
        price,
        null,
        null,
        o.tif(),
        o.expireTs(),
        false,
        null,
        null,
        false,
        SelfTradePrevention.NONE,
        o.clOrdId());
  }

  private static Command plainReplace(ReplaceOrder r) {
    if (r.qty() == null && r.price() == null) {
      return new AdvanceTime(r.ts());
    }
    return new ReplaceOrder(
        r.ts(), r.orderId(), r.account(), r.clOrdId(), r.qty(), r.price(), null, null);
  }
}
