package dev.matchbook.examples;

/** On Redis that keeps its memory. */
class RedisSettlementKillIT extends ServerSettlementKills {
  @Override
  Backend start() {
    return new RedisBackend();
  }
}
