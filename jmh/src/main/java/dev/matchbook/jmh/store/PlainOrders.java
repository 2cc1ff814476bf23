package dev.matchbook.jmh.store;

import dev.matchbook.core.store.ExchangeStore;

/** Fills a store with plain orders. */
public final class PlainOrders {
  private static final int BATCH = 1_000;

  private PlainOrders() {}

  /** That many open ones, with ids from 1. */
  public static void open(ExchangeStore store, int orders) {
    fill(store, orders, true);
  }

  /** That many closed ones, with ids from 1. */
  static void closed(ExchangeStore store, int orders) {
    fill(store, orders, false);
  }

  private static void fill(ExchangeStore store, int orders, boolean open) {
    OrderBatches batches = new OrderBatches(store.checkpoint());
    for (int left = orders; left > 0; left -= BATCH) {
      store.commit(batches.next(Math.min(left, BATCH), open));
    }
  }
}
