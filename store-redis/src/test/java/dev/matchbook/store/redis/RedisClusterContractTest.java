package dev.matchbook.store.redis;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import dev.matchbook.testing.servers.RedisCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a cluster of three nodes. Engines are spread over them by their names. */
class RedisClusterContractTest extends ExchangeStoreContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start(3, "--appendonly", "yes", "--appendfsync", "always");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** As a host names it. */
  static String uri(RedisCluster cluster) {
    return "redis-cluster://" + String.join(",", cluster.uris()).replace("redis://", "");
  }

  @Override
  protected StoreFixture newFixture() {
    return new RedisFixture(uri(cluster), store -> {});
  }
}
