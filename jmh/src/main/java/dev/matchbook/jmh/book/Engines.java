package dev.matchbook.jmh.book;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every book that the flows can be run through, by the name that the command line gives it. */
public enum Engines {
  /** Matchbook's book, bare. */
  MATCHBOOK("matchbook", true, MatchbookBook::new),
  /** Matchbook's book behind its engine. */
  MATCHBOOK_ENGINE("matchbook-engine", false, MatchbookEngine::new),
  /** exchange-core's fast book. */
  EXCHANGE_CORE_DIRECT("exchange-core-direct", true, ExchangeCoreBook::direct),
  /** exchange-core's simple book. */
  EXCHANGE_CORE_NAIVE("exchange-core-naive", true, ExchangeCoreBook::naive),
  /** parity-match's book. */
  PARITY("parity", true, ParityBook::new),
  /** The plain book of the JDK's collections. */
  TREEMAP("treemap", true, TreeMapBook::new);

  private final String label;
  private final boolean anyId;
  private final Function<TradeSink, FlowBook> factory;

  Engines(String label, boolean anyId, Function<TradeSink, FlowBook> factory) {
    this.label = label;
    this.anyId = anyId;
    this.factory = factory;
  }

  /** Its name on the command line and in reports. */
  public String label() {
    return label;
  }

  /** Whether it takes the host's ids, whatever they are; otherwise they must be 1, 2, 3…. */
  public boolean takesAnyId() {
    return anyId;
  }

  /**
   * A new book without orders.
   *
   * @param sink is told its trades
   */
  public FlowBook open(TradeSink sink) {
    return factory.apply(sink);
  }

  /**
   * The engine of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Engines named(String label) {
    for (Engines engine : values()) {
      if (engine.label.equals(label)) {
        return engine;
      }
    }
    throw new IllegalArgumentException("engine: " + label + " is none of " + labels());
  }

  private static String labels() {
    return Arrays.stream(values()).map(Engines::label).collect(Collectors.joining(", "));
  }
}
