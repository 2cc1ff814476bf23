package dev.matchbook.examples;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** On a file store. */
class SettlementKillIT extends SettlementKills {
  @TempDir private Path stores;
  private int store;

  @Override
  void nextStore() {
    store++;
  }

  @Override
  String uri() {
    return "file:" + stores.resolve("data" + store) + "?segmentBytes=64k";
  }

  @Override
  String straightUri() {
    return uri();
  }

  @Override
  int kinds() {
    return 2;
  }

  @Override
  boolean strikeServer(int kind) {
    throw new AssertionError(kind);
  }

  @Override
  void heal() {}
}
