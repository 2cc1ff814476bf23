package dev.matchbook.store.redis;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;

/** Opens {@code redis:} URIs, of a server; see {@link RedisSettings} for the parameters. */
public final class RedisStoreProvider implements StoreProvider {

  /** For the service loader. */
  public RedisStoreProvider() {}

  @Override
  public String scheme() {
    return "redis";
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
