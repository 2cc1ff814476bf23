package dev.matchbook.store.postgres;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;

/** The PostgreSQL store keeps to the contract of storage, all topics of it. */
class PostgresContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() {
    return new PostgresFixture();
  }
}
