package dev.matchbook.jmh.book;

/** Takes the trades of a {@link FlowBook}, in their order, at the maker's price. */
@FunctionalInterface
public interface TradeSink {
  /** One fill. */
  void trade(long makerId, long takerId, long qty, long price);
}
