package dev.matchbook.store.postgres;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.StoreFixture;
import dev.matchbook.testing.servers.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine of its own in a database that all share. */
final class PostgresFixture implements StoreFixture {
  private static final String DATABASE = PostgresServer.shared().newDatabase();
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final String uri =
      PostgresServer.shared().uri(DATABASE) + "&engine=tck-" + ENGINES.incrementAndGet();

  @Override
  public ExchangeStore open() {
    return Stores.open(uri);
  }

  @Override
  public void crash(ExchangeStore store) {
    ((PostgresStore) store).abandon();
  }
}
