package dev.matchbook.composite;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.util.List;

/** The contract of storage where a log is what is acknowledged by, and the record follows. */
class RecordBehindContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() throws IOException {
    return new CompositeFixture(
        directory ->
            CompositeSettings.of(
                List.of(
                    "memory:?closedOrders=20&trades=20",
                    "file:" + directory.resolve("record") + "?layer.ack=behind"),
                List.of("file:" + directory.resolve("log"))));
  }
}
