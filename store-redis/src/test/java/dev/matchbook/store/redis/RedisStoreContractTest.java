package dev.matchbook.store.redis;

import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import dev.matchbook.testing.servers.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a server that loses nothing; a crash is one of the client. */
class RedisStoreContractTest extends ExchangeStoreContract {
  private static RedisServer server;

  @BeforeAll
  static void start() {
    server = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected StoreFixture newFixture() {
    return new RedisFixture(server.uri(), store -> {});
  }
}
