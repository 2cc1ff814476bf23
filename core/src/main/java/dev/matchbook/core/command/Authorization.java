package dev.matchbook.core.command;

import java.math.BigInteger;
import java.util.Objects;

/**
 * What an account has signed, found good by whoever authenticates: it lets a command work once.
 *
 * <p>The engine takes it at its word but for time and replay, which only the engine can judge: it
 * is refused at {@code expireTs} and later, and where its nonce was used. If it is not refused
 * itself, it is used up by any answer of the engine to its command, also by a {@code rejected}: who
 * holds the signature of an order that was refused must not be able to enter it later.
 *
 * @param digest what was signed: 64 hexadecimal digits, lower case
 * @param rule how it is kept from working twice
 * @param nonce from 0 to 2^256 − 1; null without one ({@code DIGEST}, {@code REPEATABLE})
 * @param expireTs nanoseconds since the Unix epoch from which on it is not good any more, from 1;
 *     {@link Long#MAX_VALUE} is never
 * @param signature as the host wants it kept: 1–4096 printable ASCII characters
 * @param message what was signed, as the host wants it kept: 1–16384 printable ASCII characters, or
 *     null
 */
public record Authorization(
    String digest,
    ReplayRule rule,
    BigInteger nonce,
    long expireTs,
    String signature,
    String message) {
  /** Most characters of a signature. */
  public static final int MAX_SIGNATURE = 4_096;

  /** Most characters of a message. */
  public static final int MAX_MESSAGE = 16_384;

  /** Bits of a nonce. */
  public static final int NONCE_BITS = 256;

  private static final int DIGEST_DIGITS = 64;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public Authorization {
    requireDigest(digest);
    Objects.requireNonNull(rule, "rule");
    boolean counts = rule == ReplayRule.INCREASING || rule == ReplayRule.UNORDERED;
    if (counts != (nonce != null)) {
      throw new IllegalArgumentException("nonce: " + nonce + " with the rule " + rule);
    }
    if (counts) {
      requireNonce("nonce", nonce);
    }
    if (expireTs < 1) {
      throw new IllegalArgumentException("expireTs: below 1: " + expireTs);
    }
    requireText("signature", Objects.requireNonNull(signature, "signature"), MAX_SIGNATURE);
    if (message != null) {
      requireText("message", message, MAX_MESSAGE);
    }
  }

  /** What the account has used up with it: its nonce, or where it has none its digest as one. */
  public BigInteger usedNonce() {
    return nonce == null ? new BigInteger(digest, 16) : nonce;
  }

  /**
   * Checks a digest.
   *
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  public static void requireDigest(String digest) {
    boolean hex = digest != null && digest.length() == DIGEST_DIGITS;
    for (int i = 0; hex && i < DIGEST_DIGITS; i++) {
      char c = digest.charAt(i);
      hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
    if (!hex) {
      throw new IllegalArgumentException("digest: not 64 lower-case hexadecimal digits");
    }
  }

  /**
   * Checks a number from 0 to 2^256 − 1.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public static void requireNonce(String name, BigInteger value) {
    if (value == null || value.signum() < 0 || value.bitLength() > NONCE_BITS) {
      throw new IllegalArgumentException(name + ": not from 0 to 2^256 - 1: " + value);
    }
  }

  /**
   * Checks a text of printable ASCII.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public static void requireText(String name, String text, int most) {
    boolean printable = !text.isEmpty() && text.length() <= most;
    for (int i = 0; printable && i < text.length(); i++) {
      printable = text.charAt(i) >= 0x20 && text.charAt(i) <= 0x7E;
    }
    if (!printable) {
      throw new IllegalArgumentException(
          name + ": not 1 to " + most + " printable ASCII characters");
    }
  }
}
