package dev.matchbook.examples;

import dev.matchbook.eip712.signature.PrivateKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keys that follow from words and the names of accounts. Not safe for use by several threads. */
final class SeededKeys implements Function<String, PrivateKey> {
  private final String seed;
  private final Map<String, PrivateKey> known = new HashMap<>();

  SeededKeys(String seed) {
    this.seed = seed;
  }

  @Override
  public PrivateKey apply(String account) {
    return known.computeIfAbsent(account, name -> PrivateKey.fromSeed(seed + "/" + name));
  }
}
