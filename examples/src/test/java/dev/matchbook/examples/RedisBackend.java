package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;

/** Redis that keeps its memory, behind a proxy. */
final class RedisBackend implements Backend {
  private static final int TRADES = 1_000;

  private final RedisServer server =
      RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
  private final TcpProxy proxy = TcpProxy.to(server.host(), server.port());

  @Override
  public String uri(int engine) {
    return "redis://127.0.0.1:" + proxy.port() + settings(engine) + "&timeout=1s";
  }

  @Override
  public String straightUri(int engine) {
    return server.uri() + settings(engine);
  }

  private static String settings(int engine) {
    return "?durable=true&trades=" + TRADES + "&engine=e" + engine;
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
    proxy.cutBeforeAnswerTo("EVALSHA".getBytes(US_ASCII));
  }

  @Override
  public long tradesKept() {
    return TRADES;
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
