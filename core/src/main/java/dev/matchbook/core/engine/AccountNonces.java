package dev.matchbook.core.engine;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one account can use no more. Its state is exactly the rows that a store has of it: what it
 * forgets, a word below its bound or a digest that has expired, it takes out of the store too.
 */
final class AccountNonces {
  /** Most words and digests kept apart; then digests must expire, or the account cancel below. */
  static final int MOST_ROWS = 65_536;

  private static final int WORD_BITS = 8;
  private static final int WORD_MASK = (1 << WORD_BITS) - 1;
  private static final int FORGOTTEN_AT_ONCE = 8;
  private static final BigInteger ZERO = BigInteger.ZERO;
  private static final BigInteger ONE = BigInteger.ONE;

  /** A digest that is used, and until when that matters. */
  private record Used(BigInteger expireTs, BigInteger digest) {
    static final Comparator<Used> ORDER =
        Comparator.comparing(Used::expireTs).thenComparing(Used::digest);
  }

  private final String account;
  private final NonceJournal journal;
  private BigInteger next = ZERO;
  private BigInteger below = ZERO;
  private final TreeMap<BigInteger, BigInteger> words = new TreeMap<>();
  private final TreeMap<BigInteger, BigInteger> digests = new TreeMap<>();
  private final TreeSet<Used> expiring = new TreeSet<>(Used.ORDER);

  /** One that has used nothing. */
  AccountNonces(String account, NonceJournal journal) {
    this.account = account;
    this.journal = journal;
  }

  /** Why the authorization is not good at that time, or null. */
  RejectReason reject(Authorization a, long now) {
    if (a.expireTs() <= now) {
      return RejectReason.SIGNATURE_EXPIRED;
    }
    return switch (a.rule()) {
      case REPEATABLE -> null;
      case DIGEST -> rejectDigest(a.usedNonce(), now);
      default -> rejectNonce(a.nonce(), a.rule() == ReplayRule.INCREASING, now);
    };
  }

  private RejectReason rejectNonce(BigInteger nonce, boolean increasing, long now) {
    if (nonce.compareTo(next) < 0 || nonce.compareTo(below) < 0) {
      return RejectReason.NONCE_TOO_LOW;
    }
    BigInteger bits = words.get(nonce.shiftRight(WORD_BITS));
    if (bits != null && bits.testBit(nonce.intValue() & WORD_MASK)) {
      return RejectReason.NONCE_USED;
    }
    boolean full =
        increasing
            ? nonce.add(ONE).bitLength() > Authorization.NONCE_BITS
            : bits == null && isFull(now);
    return full ? RejectReason.NONCE_CAPACITY : null;
  }

  private RejectReason rejectDigest(BigInteger digest, long now) {
    if (digest.compareTo(below) < 0) {
      return RejectReason.NONCE_TOO_LOW;
    }
    if (digests.containsKey(digest)) {
      return RejectReason.NONCE_USED;
    }
    return isFull(now) ? RejectReason.NONCE_CAPACITY : null;
  }

  private boolean isFull(long now) {
    return words.size() + digests.size() >= MOST_ROWS
        && (expiring.isEmpty()
            || expiring.first().expireTs().compareTo(BigInteger.valueOf(now)) > 0);
  }

  /** Uses up what {@link #reject} found good at that time. */
  void spend(Authorization a, long now, long seq) {
    switch (a.rule()) {
      case INCREASING -> {
        next = a.nonce().add(ONE);
        journal.add(new StoredNonce(account, Kind.NEXT, ZERO, next, seq));
        forgetWords(next, seq);
      }
      case UNORDERED -> {
        forgetDigests(BigInteger.valueOf(now), seq);
        BigInteger key = a.nonce().shiftRight(WORD_BITS);
        BigInteger bits = words.getOrDefault(key, ZERO).setBit(a.nonce().intValue() & WORD_MASK);
        words.put(key, bits);
        journal.add(new StoredNonce(account, Kind.WORD, key, bits, seq));
      }
      case DIGEST -> {
        forgetDigests(BigInteger.valueOf(now), seq);
        BigInteger expireTs = BigInteger.valueOf(a.expireTs());
        put(a.usedNonce(), expireTs);
        journal.add(new StoredNonce(account, Kind.DIGEST, a.usedNonce(), expireTs, seq));
      }
      case REPEATABLE -> {}
    }
  }

  /** Gives up all nonces below a bound; false if that changes nothing. */
  boolean giveUp(BigInteger bound, long seq) {
    if (bound.compareTo(below) <= 0) {
      return false;
    }
    below = bound;
    journal.add(new StoredNonce(account, Kind.BELOW, ZERO, below, seq));
    forgetWords(below, seq);
    while (!digests.isEmpty() && digests.firstKey().compareTo(below) < 0) {
      BigInteger digest = digests.firstKey();
      expiring.remove(new Used(digests.remove(digest), digest));
      journal.add(new StoredNonce(account, Kind.DIGEST, digest, ZERO, seq));
    }
    return true;
  }

  boolean isGivenUp(BigInteger nonce) {
    return nonce.compareTo(below) < 0;
  }

  private void forgetWords(BigInteger bound, long seq) {
    while (!words.isEmpty() && words.firstKey().compareTo(bound.shiftRight(WORD_BITS)) < 0) {
      BigInteger key = words.pollFirstEntry().getKey();
      journal.add(new StoredNonce(account, Kind.WORD, key, ZERO, seq));
    }
  }

  private void forgetDigests(BigInteger now, long seq) {
    for (int i = 0; i < FORGOTTEN_AT_ONCE && !expiring.isEmpty(); i++) {
      if (expiring.first().expireTs().compareTo(now) > 0) {
        return;
      }
      BigInteger digest = expiring.pollFirst().digest();
      digests.remove(digest);
      journal.add(new StoredNonce(account, Kind.DIGEST, digest, ZERO, seq));
    }
  }

  private void put(BigInteger digest, BigInteger expireTs) {
    digests.put(digest, expireTs);
    expiring.add(new Used(expireTs, digest));
  }

  /** Takes in a row of a store. */
  void restore(StoredNonce row) {
    switch (row.kind()) {
      case NEXT -> next = row.value();
      case BELOW -> below = row.value();
      case WORD -> words.put(row.key(), row.value());
      case DIGEST -> put(row.key(), row.value());
    }
  }

  /** Mixes the account and all that it has used in; nothing if that is nothing. */
  void addTo(StateHash hash) {
    if (next.signum() + below.signum() + words.size() + digests.size() == 0) {
      return;
    }
    hash.add(account).add(next.toString(16)).add(below.toString(16));
    hash.add(words.size());
    words.forEach((key, bits) -> hash.add(key.toString(16)).add(bits.toString(16)));
    hash.add(digests.size());
    digests.forEach((digest, expireTs) -> hash.add(digest.toString(16)).add(expireTs.longValue()));
  }
}
