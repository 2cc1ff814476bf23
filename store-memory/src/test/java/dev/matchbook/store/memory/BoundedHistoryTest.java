package dev.matchbook.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random histories with small bounds against a model that is cut to what has to be kept. */
class BoundedHistoryTest {
  private static final int BATCHES = 120;
  private static final MemorySettings BOUNDS = new MemorySettings(25, 12);

  /** By {@code seq}, then id. */
  private final TreeMap<Cursor, StoredOrder> closed = new TreeMap<>();

  private final TreeMap<Long, StoredOrder> open = new TreeMap<>();
  private final TreeMap<Long, Trade> trades = new TreeMap<>();

  @Test
  void randomHistoriesLeaveWhatHasToBeKept() {
    Seeds.theory(BoundedHistoryTest.class, 4)
        .forAll(longs().all())
        .checkAssert(seed -> new BoundedHistoryTest().history(seed));
  }

  private void history(long seed) {
    BatchGenerator generator = new BatchGenerator(seed);
    MemoryStore store = new MemoryStore(BOUNDS);
    for (int i = 1; i <= BATCHES; i++) {
      Batch batch = generator.next();
      assertThat(store.commit(batch)).isTrue();
      keep(batch);
      if (i % 20 == 0) {
        assertSame(store, kept());
      }
    }
  }

  private void keep(Batch batch) {
    for (StoredOrder order : batch.orders()) {
      open.remove(order.orderId());
      if (order.isOpen()) {
        open.put(order.orderId(), order);
      } else {
        // a bust changes one that is closed already
        closed.values().removeIf(old -> old.orderId() == order.orderId());
        closed.put(Sort.BY_CHANGE.key(order), order);
      }
    }
    batch.trades().forEach(trade -> trades.put(trade.seq(), trade));
    while (closed.size() > BOUNDS.closedOrders()) {
      closed.pollFirstEntry();
    }
    while (trades.size() > BOUNDS.trades()) {
      trades.pollFirstEntry();
    }
  }

  private ModelStore kept() {
    ModelStore model = new ModelStore();
    model.saveOrders(open.values());
    model.saveOrders(closed.values());
    model.saveTrades(trades.values());
    return model;
  }

  private static void assertSame(ExchangeStore store, ModelStore model) {
    List<StoredOrder> orders = model.orders(OrderQuery.all(), null, Page.MAX_ROWS).rows();
    for (StoredOrder like : orders) {
      assertThat(store.findOrder(like.orderId())).contains(like);
      if (like.clOrdId() != null) {
        assertThat(store.findOrder(like.account(), like.clOrdId()))
            .isEqualTo(model.findOrder(like.account(), like.clOrdId()));
      }
    }
    for (Sort sort : Sort.values()) {
      StoredOrder like = orders.get(orders.size() / 2);
      OrderQuery all = OrderQuery.all().sort(sort);
      assertSame(store, model, all);
      assertSame(store, model, all.changedSince(like.seq()).sort(sort));
      assertSame(store, model, all.account(like.account()));
      assertSame(store, model, all.symbol(like.symbol()).open());
      assertSame(store, model, all.account(like.account()).symbol(like.symbol()));
    }
    assertPages(store, model, (s, after) -> s.openOrders(orders.get(0).symbol(), after, 3));
    for (Trade like : model.trades(TradeQuery.all(), null, Page.MAX_ROWS).rows()) {
      assertThat(store.findTrade(like.tradeId())).contains(like);
      TradeQuery all = like.tradeId() % 2 == 0 ? TradeQuery.all() : TradeQuery.all().newest();
      assertSame(store, model, all.since(like.seq()));
      assertSame(store, model, all.symbol(like.symbol()));
      assertSame(store, model, all.account(like.takerAccount()));
      assertSame(store, model, all.order(like.makerOrderId()));
    }
  }

  private static void assertSame(ExchangeStore store, ModelStore model, OrderQuery query) {
    assertPages(store, model, (s, after) -> s.orders(query, after, 7));
  }

  private static void assertSame(ExchangeStore store, ModelStore model, TradeQuery query) {
    assertPages(store, model, (s, after) -> s.trades(query, after, 3));
  }

  private static <T> void assertPages(
      ExchangeStore store, ModelStore model, BiFunction<ExchangeStore, Cursor, Page<T>> page) {
    assertThat(rows(after -> page.apply(store, after)))
        .isEqualTo(rows(after -> page.apply(model, after)));
  }

  private static <T> List<Page<T>> rows(Function<Cursor, Page<T>> page) {
    List<Page<T>> pages = new ArrayList<>();
    Cursor after = null;
    do {
      pages.add(page.apply(after));
      after = pages.get(pages.size() - 1).next();
    } while (after != null);
    return pages;
  }
}
