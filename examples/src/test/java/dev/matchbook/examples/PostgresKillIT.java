package dev.matchbook.examples;

/** PostgreSQL, and the runner on it, while the worst comes over one or the other. */
class PostgresKillIT extends ServerKills {
  @Override
  Backend start() {
    return new PostgresBackend();
  }
}
