package dev.matchbook.store.memory;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;

/** The memory store keeps to the contract of storage, all topics of it. */
class MemoryStoreContractTest extends ExchangeStoreContract {
  private static final MemorySettings SETTINGS =
      new MemorySettings(2 * StoreFixture.LEAST_KEPT, StoreFixture.LEAST_KEPT);

  @Override
  protected StoreFixture newFixture() {
    return new StoreFixture() {
      @Override
      public ExchangeStore open() {
        return new MemoryStore(SETTINGS);
      }

      @Override
      public int closedOrdersKept() {
        return SETTINGS.closedOrders();
      }

      @Override
      public int tradesKept() {
        return SETTINGS.trades();
      }
    };
  }
}
