package dev.matchbook.eip712;

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

  /** Checks that command and rule are there. */
  public Meaning {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(rule, "rule");
  }
}
