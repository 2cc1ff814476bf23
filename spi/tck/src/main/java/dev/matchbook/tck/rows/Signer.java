package dev.matchbook.tck.rows;

import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Signs for the accounts of a generated exchange, each with nonces of several kinds, by dice of its
 * own: what else happens does not depend on what is signed. Not the engine's rules: near enough
 * that its rows look like those of an engine.
 */
final class Signer {
  private static final int SIGNED_PERCENT = 30;
  private static final int DIGEST_DIGITS = 64;
  private static final int HUGE_BITS = 250;
  private static final String STRANGE = "\"\\{}':, %_~";

  private final Dice dice;
  private final Venue venue;
  private final Map<String, UsedNonces> accounts = new HashMap<>();

  Signer(Dice dice, Venue venue) {
    this.dice = dice;
    this.venue = venue;
  }

  /** Whether what comes is signed. */
  boolean signs() {
    return dice.percent(SIGNED_PERCENT);
  }

  /** Uses a nonce for the last event, which leaves nothing else; a cancel, for instance. */
  void use(String account) {
    use(account, digest());
  }

  /** Gives up with the last event what some owner of an open order has not used, up to a bound. */
  void giveUp() {
    of(venue.open().any(dice).account())
        .giveUp(BigInteger.valueOf(dice.between(1, 600)), venue.seq());
  }

  /** Signs an order that the last event entered or replaced. */
  OrderBuilder sign(OrderBuilder order, long orderId, String account) {
    String digest = digest();
    BigInteger nonce = use(account, digest);
    venue.authorized(
        new StoredAuthorization(
            orderId,
            venue.seq(),
            digest,
            "0x" + text(dice.between(1, 128)),
            dice.percent(20) ? null : text(dice.percent(1) ? 16_384 : dice.between(1, 90))));
    return order.nonce(nonce);
  }

  private BigInteger use(String account, String digest) {
    UsedNonces used = of(account);
    BigInteger above = dice.percent(2) ? huge() : BigInteger.valueOf(dice.between(0, 700));
    return switch (dice.between(0, 2)) {
      case 0 -> used.increasing(above, venue.seq());
      case 1 -> used.unordered(above, venue.seq());
      default -> {
        BigInteger number = new BigInteger(digest, 16);
        long expireTs = dice.percent(30) ? Long.MAX_VALUE : venue.ts() + dice.between(1, 50_000);
        used.digest(number, expireTs, venue.ts(), venue.seq());
        yield number;
      }
    };
  }

  private UsedNonces of(String account) {
    return accounts.computeIfAbsent(
        account,
        name ->
            new UsedNonces(
                (kind, key, value, seq) -> venue.used(row(name, kind, key, value, seq))));
  }

  private static StoredNonce row(
      String account, Kind kind, BigInteger key, BigInteger value, long seq) {
    return new StoredNonce(account, kind, key, value, seq);
  }

  /** Some bits of a number that no long can hold. */
  private BigInteger huge() {
    return BigInteger.ONE.shiftLeft(dice.between(60, HUGE_BITS));
  }

  private String digest() {
    StringBuilder digits = new StringBuilder(DIGEST_DIGITS);
    for (int i = 0; i < DIGEST_DIGITS; i++) {
      digits.append(Character.forDigit(dice.between(0, 15), 16));
    }
    return digits.toString();
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      boolean strange = dice.percent(20);
      text.append(
          strange
              ? STRANGE.charAt(dice.between(0, STRANGE.length() - 1))
              : (char) dice.between('0', 'z'));
    }
    return text.toString();
  }
}
