package dev.matchbook.store.file;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;

/** The contract with segments as small as they can be, not forced. */
class ManySegmentsContractTest extends ExchangeStoreContract {
  @Override
  protected StoreFixture newFixture() throws IOException {
    return new FileFixture(
        settings -> settings.segmentBytes(FileSettings.MIN_SEGMENT).sync(SyncPolicy.INTERVAL));
  }
}
