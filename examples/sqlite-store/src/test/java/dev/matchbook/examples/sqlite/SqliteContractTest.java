package dev.matchbook.examples.sqlite;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;

/** The store keeps to the whole contract. */
class SqliteContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() throws IOException {
    return new SqliteFixture();
  }
}
