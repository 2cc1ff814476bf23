package dev.matchbook.eip712;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReplayRule;
import java.math.BigInteger;
import java.util.Objects;

/**
 * What a signed message asks of the exchange.
 *
 * @param command which names the account that must have signed; its {@code ts} is 0
 * @param rule how the message is kept from working twice
 * @param nonce for the rules that count one, or null
 * @param expireTs nanoseconds since the Unix epoch from which on it is not good any more; {@link
 *     Long#MAX_VALUE} is never
 */
public record Meaning(Command command, ReplayRule rule, BigInteger nonce, long expireTs) {
  private static final int DIGITS = 64;

  /**
   * Checks that they go together.
   *
   * @throws IllegalArgumentException naming the one that does not
   */
  public Meaning {
    Objects.requireNonNull(command, "command");
    new AuthorizedCommand(
        command, new Authorization("0".repeat(DIGITS), rule, nonce, expireTs, "0x", null));
  }
}
