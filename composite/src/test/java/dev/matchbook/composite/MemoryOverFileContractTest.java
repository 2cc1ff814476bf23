package dev.matchbook.composite;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.util.List;

/** The contract of storage by a memory cache that forgets much over a file store, with a log. */
class MemoryOverFileContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() throws IOException {
    return new CompositeFixture(
        directory ->
            CompositeSettings.of(
                List.of("memory:?closedOrders=20&trades=20", "file:" + directory.resolve("record")),
                List.of("file:" + directory.resolve("log"))));
  }
}
