package dev.matchbook.examples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** On a server, which is killed and frozen too, and whose answer to a commit is lost. */
abstract class ServerSettlementKills extends SettlementKills {
  private Backend server;
  private boolean frozen;
  private int engine;

  /** One that nothing has come over yet. */
  abstract Backend start();

  @BeforeEach
  void startServer() {
    server = start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  void nextStore() {
    engine++;
  }

  @Override
  String uri() {
    return server.uri(engine);
  }

  @Override
  String straightUri() {
    return server.straightUri(engine);
  }

  @Override
  int kinds() {
    return 5;
  }

  @Override
  boolean strikeServer(int kind) {
    if (kind == 2) {
      server.killAndRestart();
    } else if (kind == 3) {
      server.cutNextCommit();
    } else {
      server.freeze();
      frozen = true;
    }
    return frozen;
  }

  @Override
  void heal() {
    if (frozen) {
      server.thaw();
      frozen = false;
    }
    server.awaitNoClients();
  }
}
