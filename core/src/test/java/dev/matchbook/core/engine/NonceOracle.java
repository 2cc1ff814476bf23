package dev.matchbook.core.engine;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.ReplayRule;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What accounts have used, slow and obvious: every nonce and every digest in a set, for good. */
public final class NonceOracle {
  private final Map<String, Set<BigInteger>> used = new HashMap<>();
  private final Map<String, Set<String>> digests = new HashMap<>();
  private final Map<String, BigInteger> greatest = new HashMap<>();
  private final Map<String, BigInteger> below = new HashMap<>();

  /** Nothing is used. */
  public NonceOracle() {}

  /** What the engine must answer at that time, and notes what that uses up. */
  public RejectReason judge(AuthorizedCommand command, long now) {
    Authorization a = command.authorization();
    if (now >= a.expireTs()) {
      return RejectReason.SIGNATURE_EXPIRED;
    }
    String account = command.account();
    switch (a.rule()) {
      case REPEATABLE:
        return null;
      case DIGEST:
        if (a.usedNonce().compareTo(below.getOrDefault(account, BigInteger.ZERO)) < 0) {
          return RejectReason.NONCE_TOO_LOW;
        }
        return digests.computeIfAbsent(account, x -> new HashSet<>()).add(a.digest())
            ? null
            : RejectReason.NONCE_USED;
      default:
        return nonce(account, a);
    }
  }

  private RejectReason nonce(String account, Authorization a) {
    BigInteger last = greatest.getOrDefault(account, BigInteger.ONE.negate());
    if (a.nonce().compareTo(last) <= 0
        || a.nonce().compareTo(below.getOrDefault(account, BigInteger.ZERO)) < 0) {
      return RejectReason.NONCE_TOO_LOW;
    }
    if (!used.computeIfAbsent(account, x -> new HashSet<>()).add(a.nonce())) {
      return RejectReason.NONCE_USED;
    }
    if (a.rule() == ReplayRule.INCREASING) {
      greatest.put(account, a.nonce());
    }
    return null;
  }

  /** Whether canceling below changes anything. */
  public boolean giveUp(String account, BigInteger bound) {
    BigInteger old = below.getOrDefault(account, BigInteger.ZERO);
    below.put(account, old.max(bound));
    return bound.compareTo(old) > 0;
  }

  /** Whether the account has canceled everything that it signed with that nonce. */
  public boolean isGivenUp(String account, BigInteger nonce) {
    return nonce.compareTo(below.getOrDefault(account, BigInteger.ZERO)) < 0;
  }
}
