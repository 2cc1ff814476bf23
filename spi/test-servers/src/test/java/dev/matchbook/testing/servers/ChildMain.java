package dev.matchbook.testing.servers;

import java.io.IOException;

/** What another JVM does: it says what it has done, and ends when its input ends. */
final class ChildMain {
  private ChildMain() {}

  /** Runs the deed that is named. */
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "own" -> {
        PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        System.out.println(postgres.pid() + " " + redis.pid());
      }
      case "shared" -> {
        PostgresServer postgres = PostgresServer.shared();
        RedisServer redis = RedisServer.shared();
        System.out.println(postgres.newDatabase() + " " + redis.uri());
      }
      case "home" -> System.out.println(ServerHome.get().id());
      default -> throw new IllegalArgumentException(args[0]);
    }
    while (System.in.read() >= 0) {
      System.out.flush();
    }
  }
}
