package dev.matchbook.store.redis;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;

/** Opens {@code rediss:} URIs, of a server by TLS; see {@link RedisSettings} for the parameters. */
public final class RedissStoreProvider implements StoreProvider {

  /** For the service loader. */
  public RedissStoreProvider() {}

  @Override
  public String scheme() {
    return "rediss";
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
