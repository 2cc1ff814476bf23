/** The Redis store: an engine's orders and trades as keys that any Redis client can read. */
module dev.matchbook.store.redis {
  requires transitive dev.matchbook.spi;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
  requires lettuce.core;
  requires org.eclipse.collections.api;
  requires org.eclipse.collections.impl;
  requires org.slf4j;

  exports dev.matchbook.store.redis;

  provides dev.matchbook.spi.StoreProvider with
      dev.matchbook.store.redis.RedisStoreProvider,
      dev.matchbook.store.redis.RedissStoreProvider,
      dev.matchbook.store.redis.RedisSentinelStoreProvider,
      dev.matchbook.store.redis.RedisClusterStoreProvider;
}
