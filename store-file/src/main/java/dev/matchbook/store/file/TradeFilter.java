package dev.matchbook.store.file;

import dev.matchbook.core.store.TradeQuery;

/** Which trades may match a query, by what an index knows of them. */
final class TradeFilter {
  private final TradeQuery query;
  private final long account;
  private final long symbol;
  private final long order;
  private final long after;
  private final long upTo;

  /**
   * A filter.
   *
   * @param after only trades with a greater {@code seq}
   * @param upTo only trades with a {@code seq} not above
   */
  TradeFilter(TradeQuery query, long after, long upTo) {
    this.query = query;
    this.account = query.account() == null ? 0 : Terms.account(query.account());
    this.symbol = query.symbol() == null ? 0 : Terms.symbol(query.symbol());
    this.order = query.orderId() < 0 ? 0 : Terms.order(query.orderId());
    this.after = after;
    this.upTo = upTo;
  }

  long after() {
    return after;
  }

  long upTo() {
    return upTo;
  }

  /** The term that most narrows the search, or 0 where all trades have to be looked at. */
  long term() {
    if (order != 0) {
      return order;
    }
    return account != 0 ? account : symbol;
  }

  boolean isInTime(long ts) {
    return ts >= query.fromTs() && ts < query.toTs();
  }

  boolean isInRange(long seq) {
    return seq > after && seq <= upTo;
  }

  /** Whether the columns of a trade let it through. */
  boolean passes(long[] trades, int at) {
    return isInRange(trades[at + 1])
        && isInTime(trades[at + 2])
        && (order == 0 || query.orderId() == trades[at + 4] || query.orderId() == trades[at + 5])
        && (account == 0 || account == trades[at + 6] || account == trades[at + 7])
        && (symbol == 0 || symbol == trades[at + 8]);
  }
}
