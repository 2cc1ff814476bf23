package dev.matchbook.store.redis;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;

/**
 * Opens {@code redis-cluster:} URIs, of a cluster; see {@link RedisSettings} for the parameters.
 */
public final class RedisClusterStoreProvider implements StoreProvider {

  /** For the service loader. */
  public RedisClusterStoreProvider() {}

  @Override
  public String scheme() {
    return "redis-cluster";
  }

  @Override
  public ExchangeStore open(StoreUri uri) {
    return RedisStore.open(RedisSettings.of(uri));
  }

  @Override
  public ExchangeStore openCache(StoreUri uri) {
    return RedisStore.openCache(RedisSettings.of(uri));
  }
}
