package dev.matchbook.store.redis;

import dev.matchbook.testing.servers.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A look into a server by a plain client of it. */
final class Redis implements AutoCloseable {
  private final RedisClient client;
  private final RedisCommands<String, String> commands;

  Redis(RedisServer server) {
    client = RedisClient.create(RedisURI.create(server.uri()));
    commands = client.connect().sync();
  }

  RedisCommands<String, String> commands() {
    return commands;
  }

  RedisClient client() {
    return client;
  }

  List<String> keys(String engine) {
    List<String> keys = new ArrayList<>();
    ScanIterator.scan(commands, ScanArgs.Builder.matches("matchbook:{" + engine + "}:*"))
        .forEachRemaining(keys::add);
    return keys;
  }

  /** A name that no other test has. */
  static String newEngine() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
