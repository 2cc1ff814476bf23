package dev.matchbook.examples;

/** On PostgreSQL. */
class PostgresSettlementKillIT extends ServerSettlementKills {
  @Override
  Backend start() {
    return new PostgresBackend();
  }
}
