package dev.matchbook.store.redis;

import dev.matchbook.tck.CrashContract;
import dev.matchbook.tck.ModelContract;
import dev.matchbook.tck.StoreFixture;
import dev.matchbook.testing.servers.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What the contract says of crashes, where the server is killed as well and started again. */
class RedisRestartContractTest {
  private static RedisServer server;

  @BeforeAll
  static void start() {
    server = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static StoreFixture fixture() {
    return new RedisFixture(
        server.uri(),
        store -> {
          server.kill();
          server.restart();
        });
  }

  @Nested
  class Crash extends CrashContract {
    @Override
    protected StoreFixture newFixture() {
      return fixture();
    }
  }

  @Nested
  class Model extends ModelContract {
    @Override
    protected StoreFixture newFixture() {
      return fixture();
    }
  }
}
