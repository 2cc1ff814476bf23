package dev.matchbook.store.redis;

import static dev.matchbook.core.store.StoreException.Kind.CORRUPT;
import static dev.matchbook.core.store.StoreException.Kind.FAILED;
import static dev.matchbook.core.store.StoreException.Kind.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.protocol.CommandType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each trouble is one exception that says what it is and where, and shows no secret. */
class RedisTroubleTest {
  private static final String SECRET = "s3cr3t";

  private static final StoredNonce NONCE =
      new StoredNonce("alice", StoredNonce.Kind.NEXT, BigInteger.ZERO, BigInteger.TEN, 2);

  private static RedisStore open(String uri) {
    return (RedisStore) Stores.open(uri);
  }

  private static String uri(int port, String settings) {
    return "redis://127.0.0.1:"
        + port
        + "/0?engine=e"
        + (settings.contains("timeout") ? "" : "&timeout=2s&retries=2")
        + settings;
  }

  private static StoreException trouble(StoreException.Kind kind, ThrowingCallable call) {
    StoreException problem = catchThrowableOfType(StoreException.class, call);
    assertThat(problem).as("trouble").isNotNull();
    assertThat(problem.kind()).as(problem.getMessage()).isEqualTo(kind);
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(SECRET);
    }
    return problem;
  }

  private static Batch first() {
    return BatchBuilder.after(Checkpoint.START)
        .orders(OrderBuilder.order(1).clOrdId("a").build(), OrderBuilder.order(2).build())
        .build();
  }

  @Test
  void aServerThatAsksForAPasswordRejectsWhoHasNone() {
    try (RedisServer server = RedisServer.start("--requirepass", SECRET)) {
      assertThat(trouble(REJECTED, () -> open(uri(server.port(), ""))))
          .hasMessageContaining("127.0.0.1:" + server.port() + "/0")
          .hasMessageContaining("asks for a password");
      String wrong = "redis://ann:wrong" + SECRET + "@127.0.0.1:" + server.port() + "/3";
      assertThat(trouble(REJECTED, () -> open(wrong)))
          .hasMessageContaining("127.0.0.1:" + server.port() + "/3")
          .hasMessageContaining("does not take the user or the password");
      try (RedisStore store = open("redis://:" + SECRET + "@127.0.0.1:" + server.port())) {
        assertThat(store.commit(first())).isTrue();
        assertThat(store.name() + store).doesNotContain(SECRET);
      }
      try (RedisStore store = open("redis://default:s3cr%33t@127.0.0.1:" + server.port())) {
        assertThat(store.checkpoint()).isEqualTo(first().checkpoint());
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsFailed() {
    int port;
    try (TcpProxy proxy = TcpProxy.to("127.0.0.1", 1)) {
      port = proxy.port();
    }
    assertThat(trouble(FAILED, () -> open(uri(port, ""))))
        .hasMessageContaining("connecting to 127.0.0.1:" + port + "/0");
  }

  @Test
  void aReplicaRejectsWhatIsWritten() {
    try (RedisServer master = RedisServer.start();
        RedisServer replica =
            RedisServer.start("--replicaof", "127.0.0.1", String.valueOf(master.port()));
        RedisStore store = open(uri(replica.port(), ""))) {
      assertThat(trouble(REJECTED, () -> store.commit(first())))
          .hasMessageContaining("read-only replica");
      assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
    }
  }

  /** Rejected, since a server whose memory is full refuses before the script's first write. */
  @Test
  void aServerWithoutMemoryRejectsAndKeepsNothingOfTheBatch() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = open(uri(server.port(), ""))) {
      store.commit(first());
      redis.commands().configSet("maxmemory", "1");
      Batch second =
          BatchBuilder.after(first().checkpoint())
              .orders(
                  LongStream.range(3, 2_000).mapToObj(i -> OrderBuilder.order(i).build()).toList())
              .build();
      assertThat(trouble(REJECTED, () -> store.commit(second))).hasMessageContaining("maxmemory");
      assertThat(store.checkpoint()).isEqualTo(first().checkpoint());
      assertThat(store.orders(OrderQuery.all(), null, 10).rows()).hasSize(2);
      redis.commands().configSet("maxmemory", "0");
      assertThat(store.commit(second)).as("as soon as there is memory").isTrue();
    }
  }

  @Test
  void aBatchThatHitsAKeyOfAnotherTypeIsCorruptAndWritesNothing() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      for (String key :
          new String[] {
            "orders",
            "open-of:alice",
            "bids:BTC-USD",
            "markets",
            "forgotten",
            "nonces",
            "nonces-by-seq"
          }) {
        redis.commands().flushall();
        try (RedisStore store = open(uri(server.port(), ""))) {
          Batch none = BatchBuilder.after(Checkpoint.START).build();
          store.commit(none);
          redis.commands().set("matchbook:{e}:" + key, "something else");
          Batch second =
              BatchBuilder.after(none.checkpoint()).orders(first().orders()).nonces(NONCE).build();
          assertThat(trouble(CORRUPT, () -> store.commit(second)))
              .hasMessageContaining("matchbook:{e}:" + key);
        }
        assertThat(redis.keys("e"))
            .containsExactlyInAnyOrder("matchbook:{e}:head", "matchbook:{e}:" + key);
      }
    }
  }

  @Test
  void aUserWhoMayDoOnlyHalfOfItIsRejectedBeforeAnythingIsWritten() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      for (CommandType missing :
          List.of(
              CommandType.ZREM,
              CommandType.HSET,
              CommandType.HMGET,
              CommandType.HDEL,
              CommandType.PUBLISH,
              CommandType.TIME)) {
        redis
            .commands()
            .aclSetuser(
                "bob",
                AclSetuserArgs.Builder.on()
                    .addPassword(SECRET)
                    .allKeys()
                    .allChannels()
                    .allCommands()
                    .removeCommand(missing));
        String uri = "redis://bob:" + SECRET + "@127.0.0.1:" + server.port() + "?engine=e";
        try (RedisStore store = open(uri)) {
          assertThat(trouble(REJECTED, () -> store.commit(first())))
              .hasMessageContaining(missing.name());
        }
        assertThat(redis.keys("e")).isEmpty();
      }
    }
  }

  @Test
  void thatAUserMayNotReadNoncesIsNotTakenForDamaged() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      try (RedisStore store = open(uri(server.port(), ""))) {
        store.commit(signed());
      }
      redis
          .commands()
          .aclSetuser(
              "bob",
              AclSetuserArgs.Builder.on()
                  .addPassword(SECRET)
                  .allKeys()
                  .allChannels()
                  .allCommands()
                  .removeCommand(CommandType.HGET));
      String uri = "redis://bob:" + SECRET + "@127.0.0.1:" + server.port() + "?engine=e";
      assertThat(trouble(FAILED, () -> open(uri))).hasMessageContaining("can't run this command");
      assertThat(redis.keys("e")).contains("matchbook:{e}:nonces");
    }
  }

  @Test
  void aDamagedValueIsCorruptAndNamed() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = open(uri(server.port(), ""))) {
      store.commit(first());
      String key = "matchbook:{e}:order:1";
      String row = redis.commands().get(key);
      redis.commands().set(key, row.replace("\"10\"", "\"1O\""));
      assertThat(trouble(CORRUPT, () -> store.findOrder(1))).hasMessageContaining(key);
      assertThat(trouble(CORRUPT, () -> store.findOrder("alice", "a"))).hasMessageContaining(key);
      assertThat(trouble(CORRUPT, () -> store.openOrders("BTC-USD", null, 9)))
          .hasMessageContaining(key);
      redis.commands().set(key, redis.commands().get("matchbook:{e}:order:2"));
      assertThat(trouble(CORRUPT, () -> store.findOrder(1))).hasMessageContaining(key);
      redis.commands().del(key);
      assertThat(trouble(CORRUPT, () -> store.orders(OrderQuery.all(), null, 9)))
          .hasMessageContaining(key);
      redis.commands().lpush(key, "x");
      assertThat(trouble(CORRUPT, () -> store.findOrder(1))).hasMessageContaining(key);
      redis.commands().set("matchbook:{e}:head", "{}");
      assertThat(trouble(CORRUPT, store::checkpoint)).hasMessageContaining("matchbook:{e}:head");
    }
  }

  @Test
  void openOrdersThatTheServerThrewAwayAreNoticedWhenTheStoreIsOpened() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      for (String key : new String[] {"bids:BTC-USD", "open", "head"}) {
        redis.commands().flushall();
        try (RedisStore store = open(uri(server.port(), ""))) {
          store.commit(first());
        }
        redis.commands().del("matchbook:{e}:" + key);
        assertThat(trouble(CORRUPT, () -> open(uri(server.port(), ""))))
            .hasMessageContaining("open orders");
      }
    }
  }

  private static Batch signed() {
    return BatchBuilder.after(Checkpoint.START)
        .orders(OrderBuilder.order(1).nonce(BigInteger.ONE).build())
        .authorizations(new StoredAuthorization(1, 1, "ab".repeat(32), "0x", null))
        .nonces(NONCE)
        .build();
  }

  /** Otherwise what was signed would work again. */
  @Test
  void noncesThatTheServerThrewAwayAreNoticedBeforeAnythingElseIsDone() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      for (List<String> gone :
          List.of(
              List.of("nonces"), List.of("nonces-by-seq"), List.of("nonces", "nonces-by-seq"))) {
        redis.commands().flushall();
        try (RedisStore store = open(uri(server.port(), ""))) {
          store.commit(signed());
          gone.forEach(key -> redis.commands().del("matchbook:{e}:" + key));
          assertThat(trouble(CORRUPT, () -> store.nonces(null, 10)))
              .hasMessageContaining("matchbook:{e}:nonces");
          if (gone.contains("nonces")) {
            Batch next = BatchBuilder.after(signed().checkpoint()).build();
            assertThat(trouble(CORRUPT, () -> store.commit(next)))
                .hasMessageContaining("matchbook:{e}:nonces");
          }
        }
        assertThat(trouble(CORRUPT, () -> open(uri(server.port(), ""))))
            .hasMessageContaining("matchbook:{e}:nonces");
      }
    }
  }

  @Test
  void noncesWithoutAHeadAreNotTakenForANewStore() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      try (RedisStore store = open(uri(server.port(), ""))) {
        store.commit(BatchBuilder.after(Checkpoint.START).nonces(NONCE).build());
      }
      redis.commands().del("matchbook:{e}:head");
      assertThat(trouble(CORRUPT, () -> open(uri(server.port(), ""))))
          .hasMessageContaining("matchbook:{e}:nonces");
    }
  }

  @Test
  void noncesThatAreAllTakenAwayAreNotTakenForLost() {
    try (RedisServer server = RedisServer.start()) {
      try (RedisStore store = open(uri(server.port(), ""))) {
        store.commit(signed());
        StoredNonce none =
            new StoredNonce(NONCE.account(), NONCE.kind(), NONCE.key(), BigInteger.ZERO, 5);
        store.commit(BatchBuilder.after(signed().checkpoint()).nonces(none).build());
      }
      try (RedisStore store = open(uri(server.port(), ""))) {
        assertThat(store.nonces(null, 10).rows()).isEmpty();
        assertThat(store.findAuthorization(1)).contains(signed().authorizations().get(0));
      }
    }
  }

  @Test
  void aDamagedNonceOrAuthorizationIsCorruptAndNamed() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = open(uri(server.port(), ""))) {
      store.commit(signed());
      redis.commands().set("matchbook:{e}:auth:1", "{}");
      assertThat(trouble(CORRUPT, () -> store.findAuthorization(1)))
          .hasMessageContaining("matchbook:{e}:auth:1");
      String field = Keys.nonce(NONCE);
      String row = redis.commands().hget("matchbook:{e}:nonces", field);
      for (String damaged : List.of("{}", row.replace("10", "010"), row.replace(":2,", ":3,"))) {
        redis.commands().hset("matchbook:{e}:nonces", field, damaged);
        assertThat(trouble(CORRUPT, () -> store.nonces(null, 10)))
            .hasMessageContaining("matchbook:{e}:nonces");
      }
    }
  }

  @Test
  void aServerThatLoadsItsDataIsWaitedFor() throws Exception {
    try (RedisServer server =
            RedisServer.start(
                "--appendonly", "yes", "--appendfsync", "always", "--key-load-delay", "200");
        RedisStore store = open(uri(server.port(), "&timeout=10s&retries=50"))) {
      store.commit(first());
      server.kill();
      Thread restart = new Thread(server::restart);
      restart.start();
      assertThat(store.checkpoint()).isEqualTo(first().checkpoint());
      assertThat(store.removeOrder(77)).isFalse();
      restart.join();
      RuntimeException loading = new RedisLoadingException("LOADING Redis is loading the dataset");
      assertThat(Trouble.isTransient(loading)).isTrue();
      assertThat(Trouble.of("redis:", "reading", loading).kind()).isEqualTo(FAILED);
    }
  }

  @Test
  void aServerThatMayThrowAwayOpenOrdersIsWarnedOf() {
    try (RedisServer server = RedisServer.start("--maxmemory-policy", "allkeys-lru")) {
      assertThat(policy(server)).contains("allkeys-lru");
    }
    try (RedisServer server = RedisServer.start()) {
      assertThat(policy(server)).isEmpty();
    }
  }

  private static Optional<String> policy(RedisServer server) {
    RedisSettings settings = RedisSettings.parse(server.uri());
    try (Wire wire = Wire.open(settings.address(), settings.timeout())) {
      Calls calls = new Calls("redis:", settings.timeout(), 1);
      return new ServerFacts(settings, calls, wire, new Keys("main")).evictionPolicy();
    }
  }

  @Test
  void onlyAServerThatForcesEveryWriteIsDurable() {
    try (RedisServer server = RedisServer.start("--appendonly", "yes");
        Redis redis = new Redis(server)) {
      try (RedisStore store = open(uri(server.port(), ""))) {
        assertThat(store.capabilities()).isEmpty();
      }
      assertThat(trouble(REJECTED, () -> open(uri(server.port(), "&durable=true"))))
          .hasMessageContaining("appendfsync everysec");
      redis.commands().configSet("appendfsync", "always");
      try (RedisStore store = open(uri(server.port(), "&durable=true"))) {
        assertThat(store.capabilities()).containsExactly(Capability.DURABLE);
      }
      try (RedisStore store = open(uri(server.port(), ""))) {
        assertThat(store.capabilities()).containsExactly(Capability.DURABLE);
      }
      try (RedisStore store = open(uri(server.port(), "&durable=false"))) {
        assertThat(store.capabilities()).isEmpty();
      }
    }
  }

  @Test
  void aServerThatDoesNotTellItsSettingsIsDurableIfTheHostSaysSo() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server)) {
      redis
          .commands()
          .aclSetuser(
              "ann",
              AclSetuserArgs.Builder.on()
                  .addPassword(SECRET)
                  .allKeys()
                  .allChannels()
                  .allCommands()
                  .removeCommand(CommandType.CONFIG));
      String uri = "redis://ann:" + SECRET + "@127.0.0.1:" + server.port() + "?engine=e";
      try (RedisStore store = open(uri)) {
        assertThat(store.capabilities()).isEmpty();
        assertThat(store.commit(first())).isTrue();
      }
      try (RedisStore store = open(uri + "&durable=true")) {
        assertThat(store.capabilities()).containsExactly(Capability.DURABLE);
      }
    }
  }
}
