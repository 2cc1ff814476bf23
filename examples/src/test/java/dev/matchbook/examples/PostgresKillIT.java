package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** PostgreSQL, and the runner on it, while the worst comes over one or the other. */
class PostgresKillIT extends ServerKills {
  private PostgresServer server;
  private TcpProxy proxy;
  private String database;

  @BeforeEach
  void start() {
    server = PostgresServer.start();
    proxy = TcpProxy.to(server.host(), server.port());
    database = server.newDatabase();
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Override
  String uri(int engine) {
    return straightUri(engine).replace(":" + server.port() + "/", ":" + proxy.port() + "/")
        + "&timeout=1s&retries=6";
  }

  @Override
  String straightUri(int engine) {
    return server.uri(database) + "&engine=e" + engine;
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
    proxy.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
  }

  @Override
  long tradesKept() {
    return Long.MAX_VALUE;
  }
}
