package dev.matchbook.store.memory;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;

/** All that the store holds after some write; never changes. An order is open or closed. */
final class State {
  static final State START =
      new State(
          Checkpoint.START,
          OrderRows.NONE_OPEN,
          OrderRows.NONE_CLOSED,
          TradeRows.NONE,
          LongTrie.empty(),
          LongTrie.empty(),
          NonceRows.NONE,
          SettledRows.NONE,
          AuditRows.NONE);

  private final Checkpoint checkpoint;
  private final OrderRows open;
  private final OrderRows closed;
  private final TradeRows trades;
  private final LongTrie<MarketState> markets;
  private final LongTrie<StoredAuthorization> authorizations;
  private final NonceRows nonces;
  private final SettledRows settlements;
  private final AuditRows audit;

  /** Of the market asked for last, or null; whoever needs another replaces it. */
  private volatile PriorityOrder priorityOrder;

  State(
      Checkpoint checkpoint,
      OrderRows open,
      OrderRows closed,
      TradeRows trades,
      LongTrie<MarketState> markets,
      LongTrie<StoredAuthorization> authorizations,
      NonceRows nonces,
      SettledRows settlements,
      AuditRows audit) {
    this.checkpoint = checkpoint;
    this.open = open;
    this.closed = closed;
    this.trades = trades;
    this.markets = markets;
    this.authorizations = authorizations;
    this.nonces = nonces;
    this.settlements = settlements;
    this.audit = audit;
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  OrderRows open() {
    return open;
  }

  OrderRows closed() {
    return closed;
  }

  TradeRows trades() {
    return trades;
  }

  LongTrie<MarketState> markets() {
    return markets;
  }

  /** What was signed, by order. */
  LongTrie<StoredAuthorization> authorizations() {
    return authorizations;
  }

  NonceRows nonces() {
    return nonces;
  }

  SettledRows settlements() {
    return settlements;
  }

  AuditRows audit() {
    return audit;
  }

  /** What a read of closed orders saw, be it of open ones too. */
  <T> Seen<T> ofOrders(T value) {
    return new Seen<>(value, checkpoint, closed.forgotten());
  }

  /** What a read of trades saw. */
  <T> Seen<T> ofTrades(T value) {
    return new Seen<>(value, checkpoint, trades.forgotten());
  }

  /** What a read saw of which nothing is ever forgotten. */
  <T> Seen<T> whole(T value) {
    return new Seen<>(value, checkpoint, 0);
  }

  /** In ascending index. */
  List<MarketState> listMarkets() {
    List<MarketState> list = new ArrayList<>();
    markets.ascend(0, (index, market) -> list.add(market));
    return List.copyOf(list);
  }

  /** The order with that id, or null. */
  StoredOrder order(long orderId) {
    StoredOrder order = open.get(orderId);
    return order == null ? closed.get(orderId) : order;
  }

  /** The open one of that name, or else the newest, or null. */
  StoredOrder order(String account, String clOrdId) {
    StoredOrder order = open.get(account, clOrdId);
    return order == null ? closed.get(account, clOrdId) : order;
  }

  Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    OrderScan scan = new OrderScan(query, after, limit);
    if (query.statuses().stream().anyMatch(OrdStatus::isOpen)) {
      scan.over(open);
    }
    if (!query.isOpenOnly()) {
      scan.over(closed);
    }
    return scan.page();
  }

  /** The open orders of a market in priority order, put in it once a state. */
  Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    PriorityOrder order = priorityOrder;
    if (order == null || !order.symbol().equals(symbol)) {
      order = PriorityOrder.of(open, symbol);
      priorityOrder = order;
    }
    return order.page(after, limit);
  }
}
