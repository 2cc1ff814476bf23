package dev.matchbook.tck.model;

import static dev.matchbook.core.OrdType.LIMIT;
import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Stores that put rows into the wrong order or onto the wrong page. */
final class BrokenPages {
  private BrokenPages() {}

  static List<BrokenStore> all() {
    return List.of(
        open("does not tell dark orders from displayed ones", BrokenPages::noDark, "W-03"),
        open("takes the orderId for the place", BrokenPages::byId, "W-02", "W-06"),
        open("takes the version for the place", BrokenPages::byVersion, "W-02", "W-05"),
        open("gives bids lowest first", BrokenPages::bidsLowestFirst, "W-01"),
        open("compares prices as text", BrokenPages::asText, "W-01", "W-09"),
        open("leaves waiting orders out", BrokenPages::noWaiting, "W-04", "R-01"),
        broken("gives open orders of all markets", AnyMarket::new, "W-08"),
        open("puts waiting orders among the others", BrokenPages::waitingAmong, "W-04"),
        broken("skips a row at a page border", Skips::new, "P-01", "P-02"),
        broken("repeats a row at a page border", Repeats::new, "P-01"),
        broken("counts rows instead of going by their key", Offsets::new, "P-09", "P-11"),
        broken("counts trades instead of going by their key", Counts::new, "P-03", "P-12"),
        broken("goes by seq alone between pages", BySeqAlone::new, "P-04"),
        broken("filters after it cut the page", CutsThenFilters::new, "P-05"),
        broken("ends where the cursor's row is gone", NeedsTheRow::new, "P-08", "P-09"),
        broken("ends after the first page", FirstPageOnly::new, "P-01"),
        broken("says that there is more behind the end", NeverEnds::new, "P-07"),
        broken("takes a cursor's first part for its text", LossyCursor::new, "P-06"));
  }

  private static BrokenStore open(
      String fault, Function<StoredOrder, Cursor> wrong, String... rules) {
    return broken(fault, () -> Altered.priority(wrong), rules);
  }

  private static Cursor noDark(StoredOrder o) {
    Cursor key = o.priority();
    return o.waiting() ? key : new Cursor(key.first(), key.second(), o.place());
  }

  private static Cursor byId(StoredOrder o) {
    Cursor key = o.priority();
    return new Cursor(key.first(), key.second(), o.orderId() | key.third() & 1L << 62);
  }

  private static Cursor byVersion(StoredOrder o) {
    Cursor key = o.priority();
    return o.waiting() ? key : new Cursor(key.first(), key.second(), o.seq() * 1000 + o.orderId());
  }

  private static Cursor bidsLowestFirst(StoredOrder o) {
    Cursor key = o.priority();
    return new Cursor(key.first(), Math.abs(key.second()), key.third());
  }

  private static Cursor asText(StoredOrder o) {
    Cursor key = o.priority();
    String digits = (Math.abs(key.second()) + "0".repeat(18)).substring(0, 18);
    long text = Long.parseLong(digits);
    return new Cursor(key.first(), o.side() == Side.BUY ? -text : text, key.third());
  }

  private static Cursor noWaiting(StoredOrder o) {
    return o.waiting() ? null : o.priority();
  }

  private static Cursor waitingAmong(StoredOrder o) {
    long side = o.side().ordinal();
    return o.waiting() && o.ordType() != LIMIT ? new Cursor(side, 0, o.orderId()) : o.priority();
  }

  private static Cursor back(Cursor key) {
    return new Cursor(key.first(), key.second(), key.third() - 1);
  }

  private static Cursor on(Cursor key) {
    return key == null ? null : new Cursor(key.first() + 1, 0, 0);
  }

  private static final class Skips extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      Page<StoredOrder> page = super.orders(query, after, limit);
      boolean border = after != null && page.rows().size() > 1;
      return border ? new Page<>(page.rows().subList(1, page.rows().size()), page.next()) : page;
    }

    @Override
    public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
      Page<StoredOrder> page = super.openOrders(symbol, after, limit);
      if (after == null || page.rows().isEmpty()) {
        return page;
      }
      return super.openOrders(symbol, page.rows().get(0).priority(), limit);
    }
  }

  private static final class Repeats extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      return super.orders(query, after == null ? null : back(after), limit);
    }
  }

  private static final class Offsets extends ModelStore {
    private final List<Cursor> borders = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      int known = borders.lastIndexOf(after);
      List<StoredOrder> all = super.orders(query, null, Page.MAX_ROWS).rows();
      if (after != null && known < 0) {
        return super.orders(query, after, limit);
      }
      int from = Math.min(all.size(), after == null ? 0 : counts.get(known));
      int to = Math.min(all.size(), from + Page.requireLimit(limit));
      boolean more = to < all.size();
      if (more) {
        borders.add(query.sort().key(all.get(to - 1)));
        counts.add(to);
      }
      return new Page<>(all.subList(from, to), more ? borders.get(borders.size() - 1) : null);
    }
  }

  private static final class BySeqAlone extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      boolean byChange = query != null && after != null && query.sort() == Sort.BY_CHANGE;
      return super.orders(query, byChange ? on(after) : after, limit);
    }
  }

  private static final class CutsThenFilters extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      if (query == null) {
        return super.orders(null, after, limit);
      }
      Page<StoredOrder> cut = super.orders(OrderQuery.all().sort(query.sort()), after, limit);
      return new Page<>(cut.rows().stream().filter(query::matches).toList(), cut.next());
    }
  }

  private static final class NeedsTheRow extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      Page<StoredOrder> page = super.orders(query, after, limit);
      boolean gone =
          after != null
              && orders.values().stream().noneMatch(o -> query.sort().key(o).equals(after));
      return gone ? new Page<>(List.of(), null) : page;
    }
  }

  private static final class FirstPageOnly extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      return new Page<>(super.orders(query, after, limit).rows(), null);
    }
  }

  private static final class NeverEnds extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
      Page<StoredOrder> page = super.orders(query, after, limit);
      return page.rows().isEmpty() ? new Page<>(List.of(), after) : page;
    }
  }

  private static final class LossyCursor extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
      Cursor known = after == null ? null : new Cursor(after.first(), after.second(), 0);
      return super.openOrders(symbol, known, limit);
    }
  }

  private static final class AnyMarket extends ModelStore {
    @Override
    public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
      super.openOrders(symbol, after, limit);
      return page(
          orders.values().stream().filter(StoredOrder::isOpen),
          StoredOrder::priority,
          after,
          limit);
    }
  }

  private static final class Counts extends ModelStore {
    private int given;

    @Override
    public synchronized Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
      super.trades(query, after, limit);
      given = after == null ? 0 : given;
      List<Trade> all = super.trades(query, null, Page.MAX_ROWS).rows();
      int to = Math.min(all.size(), given + limit);
      List<Trade> rows = all.subList(Math.min(given, to), to);
      given = to + (after == null ? 0 : 1);
      return new Page<>(rows, to < all.size() ? query.key(all.get(to - 1)) : null);
    }
  }
}
