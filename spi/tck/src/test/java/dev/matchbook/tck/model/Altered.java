package dev.matchbook.tck.model;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A model that alters what it is asked or given. */
final class Altered extends ModelStore {
  private UnaryOperator<OrderQuery> orderQuery = UnaryOperator.identity();
  private UnaryOperator<TradeQuery> tradeQuery = UnaryOperator.identity();
  private UnaryOperator<StoredOrder> order = UnaryOperator.identity();
  private UnaryOperator<Trade> trade = UnaryOperator.identity();
  private Function<StoredOrder, Cursor> priority = StoredOrder::priority;

  static Altered orderQueries(UnaryOperator<OrderQuery> wrong) {
    Altered store = new Altered();
    store.orderQuery = wrong;
    return store;
  }

  static Altered tradeQueries(UnaryOperator<TradeQuery> wrong) {
    Altered store = new Altered();
    store.tradeQuery = wrong;
    return store;
  }

  static Altered orders(UnaryOperator<StoredOrder> wrong) {
    Altered store = new Altered();
    store.order = wrong;
    return store;
  }

  static Altered trades(UnaryOperator<Trade> wrong) {
    Altered store = new Altered();
    store.trade = wrong;
    return store;
  }

  static Altered priority(Function<StoredOrder, Cursor> wrong) {
    Altered store = new Altered();
    store.priority = wrong;
    return store;
  }

  @Override
  void write(StoredOrder row) {
    super.write(order.apply(row));
  }

  @Override
  void write(Trade row) {
    super.write(trade.apply(row));
  }

  @Override
  public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    return super.orders(query == null ? null : orderQuery.apply(query), after, limit);
  }

  @Override
  public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    return super.trades(query == null ? null : tradeQuery.apply(query), after, limit);
  }

  /** An order without a priority is left out. */
  @Override
  public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    super.openOrders(symbol, after, limit);
    Stream<StoredOrder> open =
        orders.values().stream()
            .filter(o -> o.isOpen() && o.symbol().equals(symbol) && priority.apply(o) != null);
    return page(open, priority, after, limit);
  }
}
