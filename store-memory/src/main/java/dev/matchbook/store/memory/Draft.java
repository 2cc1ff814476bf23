package dev.matchbook.store.memory;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;

/** The next state while one write makes it. Thrown away, it leaves no trace. */
final class Draft {
  private final MemorySettings settings;
  private final Edit edit = new Edit();
  private final OrderRows open;
  private final OrderRows closed;
  private final TradeRows trades;
  private final NonceRows nonces;
  private final SettledRows settlements;
  private final AuditRows audit;
  private LongTrie<StoredAuthorization> authorizations;
  private LongTrie<MarketState> markets;
  private Checkpoint checkpoint;

  Draft(State from, MemorySettings settings) {
    this.settings = settings;
    open = new OrderRows(from.open(), edit);
    closed = new OrderRows(from.closed(), edit);
    trades = new TradeRows(from.trades(), edit);
    nonces = new NonceRows(from.nonces(), edit);
    settlements = from.settlements().copy(edit);
    audit = new AuditRows(from.audit(), edit);
    authorizations = from.authorizations();
    markets = from.markets();
    checkpoint = from.checkpoint();
  }

  /** Adds an order unless its version is not newer. */
  void save(StoredOrder order) {
    StoredOrder old = open.get(order.orderId());
    if (old == null) {
      old = closed.get(order.orderId());
    }
    if (old == null) {
      rowsOf(order).add(order);
    } else if (old.seq() < order.seq()) {
      if (old.isOpen() == order.isOpen()) {
        rowsOf(order).replace(old, order);
      } else {
        rowsOf(old).remove(old);
        rowsOf(order).add(order);
      }
    }
  }

  /** Forgets an order that is there, in that version. */
  void remove(StoredOrder order) {
    rowsOf(order).remove(order);
    forgetAuthorization(order);
  }

  private void forgetAuthorization(StoredOrder order) {
    authorizations = authorizations.remove(order.orderId(), edit);
  }

  private OrderRows rowsOf(StoredOrder order) {
    return order.isOpen() ? open : closed;
  }

  /** Adds a trade unless it is there. */
  void save(Trade trade) {
    trades.add(trade);
  }

  /** Adds what was signed for an order that is there, in the place of what was before. */
  void save(StoredAuthorization signed) {
    long orderId = signed.orderId();
    if (open.get(orderId) != null || closed.get(orderId) != null) {
      authorizations = authorizations.put(orderId, signed, edit);
    }
  }

  void save(StoredNonce nonce) {
    nonces.save(nonce);
  }

  void save(SettlementRows rows) {
    settlements.save(rows);
  }

  void save(Event event) {
    audit.add(event);
  }

  void save(MarketState market) {
    markets = markets.put(market.index(), market, edit);
  }

  void moveTo(Checkpoint reached) {
    checkpoint = reached;
  }

  /** The state, within its bounds; the last that is done with this draft. */
  State state() {
    closed.keep(settings.closedOrders(), this::forgetAuthorization);
    trades.keep(settings.trades());
    return new State(
        checkpoint, open, closed, trades, markets, authorizations, nonces, settlements, audit);
  }
}
