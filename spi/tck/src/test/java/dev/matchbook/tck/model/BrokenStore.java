package dev.matchbook.tck.model;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A store that is wrong in one way.
 *
 * @param fault what it does wrong
 * @param make makes an empty one
 * @param restart what a crash makes of it
 * @param topics the topics it is run against, by the first letters of their rules
 * @param rules those that have to catch it, among others
 */
record BrokenStore(
    String fault, Supplier<ModelStore> make, Crash restart, String topics, Set<String> rules) {
  /** What is left of a store after a crash. */
  interface Crash {
    ModelStore leaves(ModelStore dead);
  }

  /** A store that is run against the topics of the rules that have to catch it. */
  static BrokenStore broken(String fault, Supplier<ModelStore> make, String... rules) {
    StringBuilder topics = new StringBuilder();
    for (String rule : rules) {
      topics.append(rule.charAt(0));
    }
    return new BrokenStore(fault, make, dead -> dead, topics.toString(), Set.of(rules));
  }

  /** The same, run against other topics. */
  BrokenStore topics(String firstLetters) {
    return new BrokenStore(fault, make, restart, firstLetters, rules);
  }

  /** The same with another crash. */
  BrokenStore crash(Crash crash) {
    return new BrokenStore(fault, make, crash, topics, rules);
  }

  @Override
  public String toString() {
    return fault;
  }
}
