package dev.matchbook.store.redis;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** An engine of its own on a server. A crash takes away the store's connections. */
final class RedisFixture implements StoreFixture {
  static final int KEPT = 1_000;

  /** So few that a page often takes several runs. */
  private static final int LOOKS = 700;

  private final String uri;
  private final Consumer<RedisStore> crash;
  private final List<ExchangeStore> dead = new ArrayList<>();

  /**
   * A new engine.
   *
   * @param server its URI without parameters
   * @param crash what else is done to a store that crashes
   */
  RedisFixture(String server, Consumer<RedisStore> crash) {
    this.crash = crash;
    uri =
        server
            + "?closedOrders=%d&trades=%d&retries=20&engine=%s"
                .formatted(KEPT, KEPT, UUID.randomUUID());
  }

  @Override
  public ExchangeStore open() {
    return RedisStore.open(RedisSettings.parse(uri), LOOKS);
  }

  @Override
  public void crash(ExchangeStore store) {
    dead.add(store);
    ((RedisStore) store).cut();
    crash.accept((RedisStore) store);
  }

  @Override
  public int closedOrdersKept() {
    return KEPT;
  }

  @Override
  public int tradesKept() {
    return KEPT;
  }

  @Override
  public void close() {
    dead.forEach(ExchangeStore::close);
  }
}
