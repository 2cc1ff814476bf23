package dev.matchbook.composite;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which orders change no more: those that are closed, unless a trade of theirs can still be
 * busted. A market that nobody told of may be one that settles. Any thread.
 */
final class Finality {
  private final Set<String> withoutSettlement = ConcurrentHashMap.newKeySet();

  /** Takes in markets that were defined; that they settle or not never changes. */
  void see(List<MarketState> markets) {
    for (MarketState market : markets) {
      if (market.definition().settlement() == SettlementPolicy.NONE) {
        withoutSettlement.add(market.symbol());
      }
    }
  }

  /** Whether this is the last version of an order. */
  boolean isFinal(StoredOrder order) {
    return !order.isOpen()
        && (order.cumQty().signum() == 0 || withoutSettlement.contains(order.symbol()));
  }
}
