package dev.matchbook.core.oracle;

import dev.matchbook.core.engine.StateHash;
import java.util.Collection;

/** Feeds the oracle's state into a {@link StateHash}, in the order its Javadoc defines. */
final class HashedState {
  private final StateHash hash = new StateHash();

  private HashedState() {}

  static long of(Journal journal, Collection<OracleMarket> markets) {
    HashedState state = new HashedState();
    state.hash.add(journal.now).add(journal.seq).add(journal.orderId).add(journal.tradeId);
    markets.forEach(state::add);
    return state.hash.value();
  }

  private void add(OracleMarket market) {
    hash.add(market.symbol()).add(market.status.ordinal());
    hash.add(orNone(market.last)).add(orNone(market.mark));
    market.bids.orders().forEach(this::add);
    market.asks.orders().forEach(this::add);
    hash.add(-1);
    market.waiting.forEach(this::add);
    hash.add(-1);
  }

  private void add(OracleOrder order) {
    hash.add(order.orderId).add(order.account).add(order.clOrdId);
    hash.add(order.side.ordinal()).add(order.ordType.ordinal()).add(order.tif.ordinal());
    hash.add(orNone(order.price));
    hash.add(order.waiting ? order.stopPx : -1);
    hash.add(orNone(order.trailOffset));
    hash.add(order.qty).add(order.leaves).add(order.shown);
    hash.add(orNone(order.displayQty)).add(orNone(order.minFillQty));
    hash.add(order.allOrNone ? 1 : 0).add(order.postOnly ? 1 : 0);
    hash.add(order.stp.ordinal()).add(orNone(order.expireTs));
  }

  private static long orNone(Long value) {
    return value == null ? -1 : value;
  }
}
