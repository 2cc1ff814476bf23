package dev.matchbook.tck.rows;

import java.util.List;

/** Names that a store may mix up. All are what RULEBOOK §2 allows. */
public final class Names {
  /** Accounts and {@code clOrdId}s that differ by case, spaces, wildcards, quotes and the like. */
  public static final List<String> ACCOUNTS =
      List.of(
          "alice",
          "Alice",
          "alice ",
          " alice",
          "ali%",
          "ali_e",
          "a\"b",
          "a\\b",
          "a\\\\b",
          "a'b--",
          "a;b",
          "a:b",
          "a|b",
          "{a}",
          "[a]*?",
          "null",
          "0",
          "00",
          "~",
          " ",
          "a\\u0041",
          "a,b\\n",
          "x".repeat(63) + "y",
          "x".repeat(64));

  /** Symbols that differ by case and punctuation; the longest that may be. */
  public static final List<String> SYMBOLS =
      List.of("BTC-USD", "btc-usd", "BTC_USD", "EUR/USD", "../X", "A:B.C", "0", "S".repeat(32));

  private Names() {}
}
