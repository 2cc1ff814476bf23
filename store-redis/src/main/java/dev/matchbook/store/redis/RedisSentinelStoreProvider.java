package dev.matchbook.store.redis;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;

/**
 * Opens {@code redis-sentinel:} URIs, of a server that sentinels know; see {@link RedisSettings}
 * for the parameters.
 */
public final class RedisSentinelStoreProvider implements StoreProvider {

  /** For the service loader. */
  public RedisSentinelStoreProvider() {}

  @Override
  public String scheme() {
    return "redis-sentinel";
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
