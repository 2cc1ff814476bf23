package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.TcpProxy;

/** PostgreSQL behind a proxy. */
final class PostgresBackend implements Backend {
  private final PostgresServer server = PostgresServer.start();
  private final TcpProxy proxy = TcpProxy.to(server.host(), server.port());
  private final String database = server.newDatabase();

  @Override
  public String uri(int engine) {
    return straightUri(engine).replace(":" + server.port() + "/", ":" + proxy.port() + "/")
        + "&timeout=1s&retries=6";
  }

  @Override
  public String straightUri(int engine) {
    return server.uri(database) + "&engine=e" + engine;
  }

  @Override
  public void killAndRestart() {
    server.kill();
    server.restart();
  }

  @Override
  public void freeze() {
    server.freeze();
  }

  @Override
  public void thaw() {
    server.thaw();
  }

  @Override
  public void awaitNoClients() {
    server.awaitNoClients();
  }

  @Override
  public void cutNextCommit() {
    proxy.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
  }

  @Override
  public long tradesKept() {
    return Long.MAX_VALUE;
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
