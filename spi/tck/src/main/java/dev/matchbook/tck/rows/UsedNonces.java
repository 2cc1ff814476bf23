package dev.matchbook.tck.rows;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** What one account of a generated exchange has used up, and the rows that come of it. */
final class UsedNonces {
  private static final int WORD_BITS = 8;
  private static final BigInteger LAST =
      BigInteger.TWO.pow(Authorization.NONCE_BITS).subtract(BigInteger.TWO);

  private final Rows rows;
  private BigInteger next = BigInteger.ZERO;
  private BigInteger below = BigInteger.ZERO;
  private final TreeMap<BigInteger, BigInteger> words = new TreeMap<>();
  private final TreeMap<BigInteger, Long> digests = new TreeMap<>();

  /** Takes the rows that change. */
  interface Rows {
    void changed(Kind kind, BigInteger key, BigInteger value, long seq);
  }

  UsedNonces(Rows rows) {
    this.rows = rows;
  }

  BigInteger increasing(BigInteger above, long seq) {
    BigInteger nonce = next.max(below).add(above).min(LAST);
    next = nonce.add(BigInteger.ONE);
    rows.changed(Kind.NEXT, BigInteger.ZERO, next, seq);
    forgetWords(next, seq);
    return nonce;
  }

  BigInteger unordered(BigInteger above, long seq) {
    BigInteger nonce = next.max(below).add(above).min(LAST);
    BigInteger key = nonce.shiftRight(WORD_BITS);
    BigInteger bits = words.getOrDefault(key, BigInteger.ZERO);
    words.put(key, bits.setBit(nonce.intValue() & (1 << WORD_BITS) - 1));
    rows.changed(Kind.WORD, key, words.get(key), seq);
    return nonce;
  }

  /** Uses a digest until it expires; forgets those that have expired. */
  void digest(BigInteger digest, long expireTs, long now, long seq) {
    for (Iterator<Map.Entry<BigInteger, Long>> all = digests.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<BigInteger, Long> used = all.next();
      if (used.getValue() <= now) {
        all.remove();
        rows.changed(Kind.DIGEST, used.getKey(), BigInteger.ZERO, seq);
      }
    }
    digests.put(digest, expireTs);
    rows.changed(Kind.DIGEST, digest, BigInteger.valueOf(expireTs), seq);
  }

  void giveUp(BigInteger more, long seq) {
    below = below.max(next).add(more).min(LAST);
    rows.changed(Kind.BELOW, BigInteger.ZERO, below, seq);
    forgetWords(below, seq);
  }

  private void forgetWords(BigInteger bound, long seq) {
    while (!words.isEmpty() && words.firstKey().compareTo(bound.shiftRight(WORD_BITS)) < 0) {
      rows.changed(Kind.WORD, words.pollFirstEntry().getKey(), BigInteger.ZERO, seq);
    }
  }
}
