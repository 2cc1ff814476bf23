package dev.matchbook.store.file;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The contract with everything in one segment. */
class FileStoreContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() throws IOException {
    return new FileFixture(UnaryOperator.identity());
  }
}
