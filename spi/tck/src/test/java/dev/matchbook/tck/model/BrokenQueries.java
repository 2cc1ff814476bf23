package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that find the wrong rows. */
final class BrokenQueries {
  private BrokenQueries() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("finds a closed order instead of the open one", ClosedOverOpen::new, "O-17"),
        broken("finds the oldest order by clOrdId", OldestByClOrdId::new, "O-18"),
        broken("finds open orders only by clOrdId", OpenByClOrdId::new, "O-18", "O-20"),
        broken("finds others' orders by clOrdId", AnyonesClOrdId::new, "O-19"),
        broken("does not tell upper case from lower", AnyCase::new, "X-04"),
        orders("includes the seq of changedSince", BrokenQueries::sinceIncluded, "Q-06"),
        orders("always gives the oldest first", q -> q.sort(oldest()), "Q-01", "P-01"),
        orders("takes no status for all", BrokenQueries::noStatusIsAll, "Q-05"),
        broken("finds the next order for an unknown id", NextForUnknown::new, "O-01"),
        orders("leaves the account out of a query", q -> q.account(null), "Q-02"),
        orders("leaves the market out of a query", q -> q.symbol(null), "Q-03"),
        orders("leaves the side out of a query", q -> q.side(null), "Q-04", "Q-07"),
        orders("looks at the account or the market", BrokenQueries::accountAlone, "Q-07"),
        trades("includes the end of a time range", BrokenQueries::endIncluded, "H-07"),
        trades("leaves the start of a time range out", BrokenQueries::startExcluded, "H-07"),
        trades("includes the seq of since", q -> q.since(q.sinceSeq() - 1), "H-08"),
        trades("gives trades oldest first", BrokenQueries::oldestFirst, "H-01", "H-03"),
        broken("finds trades of the maker alone", MakerAlone::new, "H-06"),
        broken("gives a trade with oneself twice", TwiceWithOneself::new, "H-06"),
        broken("gives recent trades oldest first", RecentOldestFirst::new, "H-01", "H-02"),
        broken("takes the recent ones of all for a market's", RecentOfAll::new, "H-02"),
        broken("does not look at the limit", NoLimits::new, "Q-10", "H-10"),
        broken("finds nothing for a null", NothingForNull::new, "O-16", "Q-11", "T-09"));
  }

  private static BrokenStore orders(
      String fault, UnaryOperator<OrderQuery> wrong, String... rules) {
    return broken(fault, () -> Altered.orderQueries(wrong), rules);
  }

  private static BrokenStore trades(
      String fault, UnaryOperator<TradeQuery> wrong, String... rules) {
    return broken(fault, () -> Altered.tradeQueries(wrong), rules);
  }

  private static OrderQuery.Sort oldest() {
    return OrderQuery.Sort.OLDEST_FIRST;
  }

  private static OrderQuery sinceIncluded(OrderQuery q) {
    return q.changedSince() < 0 ? q : q.changedSince(q.changedSince() - 1).sort(q.sort());
  }

  private static OrderQuery noStatusIsAll(OrderQuery q) {
    return q.statuses().isEmpty() ? q.status(EnumSet.allOf(OrdStatus.class)) : q;
  }

  private static OrderQuery accountAlone(OrderQuery q) {
    return q.account() == null ? q : q.symbol(null);
  }

  private static TradeQuery endIncluded(TradeQuery q) {
    return q.toTs() == Long.MAX_VALUE ? q : q.between(q.fromTs(), q.toTs() + 1);
  }

  private static TradeQuery startExcluded(TradeQuery q) {
    return q.fromTs() == 0 ? q : q.between(q.fromTs() + 1, q.toTs());
  }

  private static TradeQuery oldestFirst(TradeQuery q) {
    return new TradeQuery(
        q.symbol(), q.account(), q.orderId(), q.fromTs(), q.toTs(), q.sinceSeq(), false);
  }

  private static final class ClosedOverOpen extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      return super.findOrder(account, clOrdId)
          .flatMap(found -> by(account, clOrdId).reduce((older, newer) -> newer));
    }

    private Stream<StoredOrder> by(String account, String clOrdId) {
      return orders.values().stream()
          .filter(o -> o.account().equals(account) && clOrdId.equals(o.clOrdId()));
    }
  }

  private static final class OldestByClOrdId extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      return super.findOrder(account, clOrdId)
          .flatMap(
              found ->
                  orders.values().stream()
                      .filter(o -> found.isOpen() ? o == found : isSame(o, found))
                      .findFirst());
    }

    private static boolean isSame(StoredOrder order, StoredOrder found) {
      return order.account().equals(found.account())
          && Objects.equals(order.clOrdId(), found.clOrdId());
    }
  }

  private static final class OpenByClOrdId extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      return super.findOrder(account, clOrdId).filter(StoredOrder::isOpen);
    }
  }

  private static final class AnyonesClOrdId extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      super.findOrder(account, clOrdId);
      return orders.values().stream().filter(o -> clOrdId.equals(o.clOrdId())).findFirst();
    }
  }

  private static final class AnyCase extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery q, Cursor after, int limit) {
      if (q == null || q.account() == null) {
        return super.orders(q, after, limit);
      }
      requireOpen();
      Stream<StoredOrder> matching =
          orders.values().stream()
              .filter(o -> q.account(null).matches(o))
              .filter(o -> q.account().equalsIgnoreCase(o.account()));
      return page(matching, q.sort()::key, after, limit);
    }
  }

  private static final class MakerAlone extends ModelStore {
    @Override
    public synchronized Page<Trade> trades(TradeQuery q, Cursor after, int limit) {
      requireOpen();
      Stream<Trade> matching =
          trades.values().stream()
              .filter(q::matches)
              .filter(t -> q.account() == null || q.account().equals(t.makerAccount()));
      return page(matching, q::key, after, limit);
    }
  }

  private static final class TwiceWithOneself extends ModelStore {
    @Override
    public synchronized Page<Trade> trades(TradeQuery q, Cursor after, int limit) {
      Page<Trade> page = super.trades(q, after, limit);
      List<Trade> rows = new ArrayList<>();
      for (Trade trade : page.rows()) {
        rows.add(trade);
        if (q.account() != null && trade.makerAccount().equals(trade.takerAccount())) {
          rows.add(trade);
        }
      }
      return new Page<>(rows, page.next());
    }
  }

  private static final class RecentOldestFirst extends ModelStore {
    @Override
    public synchronized List<Trade> recentTrades(String symbol, int limit) {
      List<Trade> recent = new ArrayList<>(super.recentTrades(symbol, limit));
      Collections.reverse(recent);
      return recent;
    }
  }

  private static final class RecentOfAll extends ModelStore {
    @Override
    public synchronized List<Trade> recentTrades(String symbol, int limit) {
      return super.recentTrades(null, limit).stream()
          .filter(trade -> symbol == null || symbol.equals(trade.symbol()))
          .toList();
    }
  }

  private static final class NoLimits extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      return super.orders(query, after, Math.max(1, Math.min(Page.MAX_ROWS, limit)));
    }

    @Override
    public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
      return super.trades(query, after, Math.max(1, Math.min(Page.MAX_ROWS, limit)));
    }
  }

  private static final class NothingForNull extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(String account, String clOrdId) {
      boolean isNull = account == null || clOrdId == null;
      return isNull ? Optional.empty() : super.findOrder(account, clOrdId);
    }

    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      return query == null ? new Page<>(List.of(), null) : super.orders(query, after, limit);
    }

    @Override
    public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
      return query == null ? new Page<>(List.of(), null) : super.trades(query, after, limit);
    }
  }

  private static final class NextForUnknown extends ModelStore {
    @Override
    public synchronized Optional<StoredOrder> findOrder(long orderId) {
      requireOpen();
      return orders.tailMap(orderId - 1).values().stream().findFirst();
    }
  }
}
