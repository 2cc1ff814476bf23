package dev.matchbook.core.command;

/**
 * Asks for the displayed book, RULEBOOK §2 {@code depth} (FIX MarketDataRequest, V).
 *
 * @param ts see {@link Command#ts()}
 * @param symbol the market
 * @param levels how many prices a side, 1–10000
 */
public record QueryDepth(long ts, String symbol, int levels) implements Command {

  /** Prices a side where the command does not say. */
  public static final int DEFAULT_LEVELS = 10;

  /** The most prices a side that can be asked for. */
  public static final int MAX_LEVELS = 10_000;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public QueryDepth {
    Shape.ts(ts);
    Shape.symbol(symbol);
    Shape.range("levels", levels, 1, MAX_LEVELS);
  }

  /** Asks for the default number of levels. */
  public static QueryDepth of(String symbol) {
    return new QueryDepth(0, symbol, DEFAULT_LEVELS);
  }
}
