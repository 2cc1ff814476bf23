package dev.matchbook.store.file;

/** Hashes under which an index finds rows by a text; what it finds is compared with the text. */
final class Terms {
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long ACCOUNT = 1;
  private static final long CL_ORD_ID = 2;
  private static final long SYMBOL = 3;
  private static final long ORDER = 4;

  private Terms() {}

  static long account(String account) {
    return text(ACCOUNT, account);
  }

  static long clOrdId(String account, String clOrdId) {
    return text(text(CL_ORD_ID, account), clOrdId);
  }

  static long symbol(String symbol) {
    return text(SYMBOL, symbol);
  }

  static long order(long orderId) {
    return mix(ORDER, orderId);
  }

  private static long text(long seed, String text) {
    long hash = mix(seed, text.length());
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash, text.charAt(i));
    }
    return hash;
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * PRIME;
    return mixed ^ mixed >>> 32;
  }
}
