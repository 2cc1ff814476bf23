package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.RedisCluster;
import dev.matchbook.testing.servers.RedisSentinel;
import dev.matchbook.testing.servers.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines on a cluster and behind a sentinel. */
class RedisClusterTest {
  private static final int SLOTS_OF_A_NODE = SlotHash.SLOT_COUNT / 3;

  /** Names of engines on the first, the second and the third node. */
  private static List<String> engines() {
    List<String> engines = new ArrayList<>();
    for (int i = 0; engines.size() < 3; i++) {
      int slot = SlotHash.getSlot(new Keys("e" + i).of(Keys.HEAD));
      if (slot / (SLOTS_OF_A_NODE + 1) == engines.size()) {
        engines.add("e" + i);
      }
    }
    return engines;
  }

  @Test
  void anEngineWhoseNodeIsGoneFailsAndLosesNothingAndComesBack() {
    try (RedisCluster cluster =
        RedisCluster.start(3, "--appendonly", "yes", "--appendfsync", "always")) {
      String uri = RedisClusterContractTest.uri(cluster) + "?timeout=2s&retries=2&engine=";
      for (String engine : engines()) {
        assertThat(nodesThatHave(cluster, engine)).as("before").isZero();
        try (ExchangeStore store = Stores.open(uri + engine)) {
          store.commit(new BatchGenerator(1).next());
          assertThat(store.capabilities()).containsExactly(Capability.DURABLE);
        }
        assertThat(nodesThatHave(cluster, engine)).as("one slot, one node").isOne();
      }
      ModelStore model = new ModelStore();
      BatchGenerator generator = new BatchGenerator(1);
      try (ExchangeStore store = Stores.open(uri + engines().get(1))) {
        model.commit(generator.next());
        cluster.kill(1);
        Batch next = generator.next();
        StoreException gone = catchThrowableOfType(StoreException.class, () -> store.commit(next));
        assertThat(gone).isNotNull();
        assertThat(gone.kind()).isEqualTo(StoreException.Kind.FAILED);
        cluster.restart(1);
        Await.until("the cluster is whole", () -> commits(store, next));
        model.commit(next);
        StoreContents.of(model).requireSame(store);
      }
    }
  }

  @Test
  void whileASlotIsMovedNothingIsWrittenByHalves() {
    try (RedisCluster cluster = RedisCluster.start(3)) {
      String engine = engines().get(0);
      String uri = RedisClusterContractTest.uri(cluster) + "?timeout=2s&retries=2&engine=" + engine;
      int slot = SlotHash.getSlot(new Keys(engine).of(Keys.HEAD));
      RedisClient from = RedisClient.create(cluster.uris().get(0));
      RedisClient to = RedisClient.create(cluster.uris().get(1));
      BatchGenerator generator = new BatchGenerator(3);
      ModelStore model = new ModelStore();
      try (ExchangeStore store = Stores.open(uri)) {
        Batch first = generator.next();
        store.commit(first);
        model.commit(first);
        from.connect().sync().clusterSetSlotMigrating(slot, to.connect().sync().clusterMyId());
        Batch next = generator.next();
        assertThat(catchThrowableOfType(StoreException.class, () -> store.commit(next)))
            .hasMessageContaining("is being moved");
        from.connect().sync().clusterSetSlotStable(slot);
        StoreContents.of(model).requireSame(store);
        assertThat(store.commit(next)).isTrue();
        model.commit(next);
        StoreContents.of(model).requireSame(store);
      } finally {
        from.shutdown();
        to.shutdown();
      }
    }
  }

  private static boolean commits(ExchangeStore store, Batch batch) {
    try {
      store.commit(batch);
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static long nodesThatHave(RedisCluster cluster, String engine) {
    return cluster.uris().stream()
        .filter(
            uri -> {
              var client = RedisClient.create(uri);
              try {
                return !client.connect().sync().keys("matchbook:{" + engine + "}:*").isEmpty();
              } finally {
                client.shutdown();
              }
            })
        .count();
  }

  @Test
  void aSentinelIsAskedWhereTheServerIs() {
    try (RedisServer server = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
        RedisSentinel sentinel = RedisSentinel.start(server)) {
      String known = sentinel.uri().substring(0, sentinel.uri().indexOf('#'));
      String uri = known + "?master=" + RedisSentinel.MASTER;
      ModelStore model = new ModelStore();
      BatchGenerator generator = new BatchGenerator(2);
      try (ExchangeStore store = Stores.open(uri)) {
        assertThat(store.capabilities()).as("a replica may lack the last batch").isEmpty();
        for (int i = 0; i < 5; i++) {
          Batch batch = generator.next();
          assertThat(store.commit(batch)).isTrue();
          model.commit(batch);
        }
        StoreContents.of(model).requireSame(store);
      }
      try (ExchangeStore store = Stores.open(server.uri() + "?durable=true")) {
        StoreContents.of(model).requireSame(store);
      }
    }
  }
}
