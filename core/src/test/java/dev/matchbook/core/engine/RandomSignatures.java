package dev.matchbook.core.engine;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReplayRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Signs random commands, with nonces that are often used already, and repeats some. */
final class RandomSignatures {
  private static final ReplayRule[] RULES = {
    ReplayRule.INCREASING, ReplayRule.UNORDERED, ReplayRule.DIGEST
  };

  private final Random dice;
  private final List<Command> before = new ArrayList<>();
  private final Map<String, Long> expiry = new HashMap<>();
  private long time;

  RandomSignatures(long seed) {
    dice = new Random(seed);
  }

  /** The command signed, as it was, or something else that has to do with nonces. */
  Command sign(Command command) {
    time = Math.max(time, command.ts());
    int kind = dice.nextInt(20);
    if (kind == 0 && !before.isEmpty()) {
      return before.get(dice.nextInt(before.size()));
    }
    String account = accountOf(command);
    if (kind < 3 || account == null) {
      return command;
    }
    if (kind == 3) {
      CancelBelow below =
          new CancelBelow(command.ts(), account, BigInteger.valueOf(1 + dice.nextInt(700)));
      return dice.nextBoolean() ? below : new AuthorizedCommand(below, authorization(below));
    }
    Command signed = new AuthorizedCommand(command, authorization(command));
    before.add(signed);
    return signed;
  }

  private Authorization authorization(Command command) {
    boolean repeatable =
        command instanceof CancelBelow || command instanceof CancelOrder && dice.nextBoolean();
    ReplayRule rule = repeatable ? ReplayRule.REPEATABLE : RULES[dice.nextInt(RULES.length)];
    boolean counts = rule == ReplayRule.INCREASING || rule == ReplayRule.UNORDERED;
    BigInteger nonce = counts ? nonce() : null;
    String digest = "%064x".formatted(new BigInteger(dice.nextInt(3) == 0 ? 5 : 256, dice));
    // a digest is of one message: it always expires at the same time
    long soon = time + 1 + dice.nextInt(2_000);
    long expireTs =
        expiry.computeIfAbsent(digest, x -> dice.nextInt(4) == 0 ? Long.MAX_VALUE : soon);
    return new Authorization(digest, rule, nonce, expireTs, "0x" + digest, null);
  }

  private BigInteger nonce() {
    return dice.nextInt(20) == 0
        ? new BigInteger(256, dice)
        : BigInteger.valueOf(dice.nextInt(1_000));
  }

  private static String accountOf(Command command) {
    if (command instanceof NewOrder c) {
      return c.account();
    } else if (command instanceof CancelOrder c) {
      return c.account();
    } else if (command instanceof ReplaceOrder c) {
      return c.account();
    } else if (command instanceof MassCancel c) {
      return c.account();
    }
    return null;
  }
}
