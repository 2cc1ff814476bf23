package dev.matchbook.store.memory;

import dev.matchbook.core.store.StoredNonce;
import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns names into keys of an {@link Index}, spread evenly, so that ways are short. Different names
 * may share a key, so a row is looked at before it is believed. A client that chooses {@code
 * clOrdId}s which do makes finding its own orders by them slower, and nothing else: writing does
 * not look at what shares a key. Writing a nonce does: its key is made with a secret of this
 * process, so that nobody can choose nonces which share one.
 */
final class Keys {
  /** 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final long SECRET = ThreadLocalRandom.current().nextLong();

  private Keys() {}

  /** Of an account, or of a market. */
  static long of(String name) {
    return name.hashCode() * SPREAD;
  }

  /** Of an account's {@code clOrdId}. */
  static long of(String account, String clOrdId) {
    long both =
        (long) account.hashCode() << Integer.SIZE | Integer.toUnsignedLong(clOrdId.hashCode());
    return both * SPREAD;
  }

  /** Of an account's nonce of that kind and key. */
  static long of(StoredNonce nonce) {
    long key = mixed(of(nonce.account()) + nonce.kind().ordinal());
    for (BigInteger rest = nonce.key(); rest.signum() > 0; rest = rest.shiftRight(Long.SIZE)) {
      key = mixed(key ^ rest.longValue());
    }
    return key;
  }

  /** Each bit of it depends on all bits of the number and of the secret. */
  private static long mixed(long number) {
    long mixed = (number ^ SECRET) * SPREAD;
    mixed = (mixed ^ mixed >>> 32 ^ Long.rotateLeft(SECRET, 17)) * SPREAD;
    return mixed ^ mixed >>> 29;
  }
}
