package dev.matchbook.core.command;

import java.math.BigInteger;

/**
 * Cancels every open order of an account that was signed with a nonce below a bound, and refuses
 * all such nonces from now on. A message without a nonce has its digest for one, as a number.
 * Answered as a {@link MassCancel} is; with {@code cancelRejected} and {@code NONCE_TOO_LOW} where
 * the bound is not above the one before.
 *
 * @param ts see {@link Command#ts()}
 * @param account whose orders and nonces
 * @param below the bound, from 1 to 2^256 − 1
 */
public record CancelBelow(long ts, String account, BigInteger below) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public CancelBelow {
    Shape.ts(ts);
    Shape.text("account", account);
    Authorization.requireNonce("below", below);
    if (below.signum() == 0) {
      throw new IllegalArgumentException("below: 0");
    }
  }
}
