package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Redis that keeps its memory, and the runner on it, while the worst comes over one or the other.
 */
class RedisKillIT extends ServerKills {
  private static final int TRADES = 1_000;

  private RedisServer server;
  private TcpProxy proxy;

  @BeforeEach
  void start() {
    server = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
    proxy = TcpProxy.to(server.host(), server.port());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Override
  String uri(int engine) {
    return "redis://127.0.0.1:" + proxy.port() + settings(engine) + "&timeout=1s";
  }

  @Override
  String straightUri(int engine) {
    return server.uri() + settings(engine);
  }

  private static String settings(int engine) {
    return "?durable=true&trades=" + TRADES + "&engine=e" + engine;
  }

  @Override
  void killAndRestartServer() {
    server.kill();
    server.restart();
  }

  @Override
  void freezeServer() {
    server.freeze();
  }

  @Override
  void thawServer() {
    server.thaw();
  }

  @Override
  void awaitNoClients() {
    server.awaitNoClients();
  }

  @Override
  void cutNextCommit() {
    proxy.cutBeforeAnswerTo("EVALSHA".getBytes(US_ASCII));
  }

  @Override
  long tradesKept() {
    return TRADES;
  }
}
