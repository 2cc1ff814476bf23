package dev.matchbook.store.memory;

/**
 * Turns names into keys of an {@link Index}, spread evenly, so that ways are short. Different names
 * may share a key, so a row is looked at before it is believed. A client that chooses {@code
 * clOrdId}s which do makes finding its own orders by them slower, and nothing else: writing does
 * not look at what shares a key.
 */
final class Keys {
  /** 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

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
}
