package dev.matchbook.core.store;

import dev.matchbook.core.command.Authorization;
import java.math.BigInteger;
import java.util.Objects;

/**
 * What an account can use no more, as a store keeps it: one row for each account, kind and key.
 *
 * <p>A row in a batch takes the place of the one that is there; with a {@code value} of 0 it takes
 * it away. A store has no row with a value of 0, and no two rows with one {@code seq}.
 *
 * @param account who signed
 * @param kind what the row says
 * @param key which of that kind, from 0 to 2^256 − 1
 * @param value from 0 to 2^256 − 1
 * @param seq its version: of the first event of the command that last changed it
 */
public record StoredNonce(String account, Kind kind, BigInteger key, BigInteger value, long seq) {

  /** What a row says. */
  public enum Kind {
    /** By the rule of increasing nonces every one below {@code value} is used; {@code key} is 0. */
    NEXT,
    /** The account has canceled everything below {@code value}; {@code key} is 0. */
    BELOW,
    /**
     * Of the nonces from 256 · {@code key} on, those are used whose bits are set in {@code value}.
     */
    WORD,
    /** The message with the digest {@code key} is used; {@code value} is when it expires. */
    DIGEST
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public StoredNonce {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
    Authorization.requireNonce("key", key);
    Authorization.requireNonce("value", value);
    if (seq < 1) {
      throw new IllegalArgumentException("seq: below 1: " + seq);
    }
  }
}
