package dev.matchbook.core.command;

import java.util.Objects;

/**
 * A command that its account has signed. It is answered as the command itself is; where the
 * authorization is not good (any more), a new order by {@code rejected}, every other one by {@code
 * cancelRejected}, with one of the reasons {@code SIGNATURE_EXPIRED}, {@code NONCE_TOO_LOW}, {@code
 * NONCE_USED}, {@code NONCE_CAPACITY}; then it does nothing but move time on.
 *
 * @param command a {@link NewOrder}, {@link CancelOrder}, {@link ReplaceOrder}, {@link MassCancel}
 *     or {@link CancelBelow} that names its account
 * @param authorization what the account signed; {@code REPEATABLE} only for a {@link CancelOrder}
 *     and a {@link CancelBelow}, and nothing else for the latter: its bound can be used once
 */
public record AuthorizedCommand(Command command, Authorization authorization) implements Command {

  /**
   * Checks what may be signed.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public AuthorizedCommand {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(authorization, "authorization");
    if (accountOf(command) == null) {
      throw new IllegalArgumentException("command: not one that an account can sign: " + command);
    }
    boolean repeatable = authorization.rule() == ReplayRule.REPEATABLE;
    if (repeatable && !(command instanceof CancelOrder || command instanceof CancelBelow)) {
      throw new IllegalArgumentException("authorization: this command done again does it again");
    }
    if (!repeatable && command instanceof CancelBelow) {
      throw new IllegalArgumentException("authorization: the bound is the nonce of this command");
    }
  }

  @Override
  public long ts() {
    return command.ts();
  }

  /** Who signed. */
  public String account() {
    return accountOf(command);
  }

  /** The account that a command names, or null where none can sign it. */
  private static String accountOf(Command command) {
    if (command instanceof NewOrder c) {
      return c.account();
    } else if (command instanceof CancelOrder c) {
      return c.account();
    } else if (command instanceof ReplaceOrder c) {
      return c.account();
    } else if (command instanceof MassCancel c) {
      return c.account();
    } else if (command instanceof CancelBelow c) {
      return c.account();
    }
    return null;
  }
}
