package dev.matchbook.tck;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.model.ModelStore;

/** The model keeps to every rule. */
class ModelStoreTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() {
    return new StoreFixture() {
      private ModelStore store = new ModelStore();

      @Override
      public ExchangeStore open() {
        store = store.reopened();
        return store;
      }
    };
  }
}
