package dev.matchbook.examples;

/**
 * Redis that keeps its memory, and the runner on it, while the worst comes over one or the other.
 */
class RedisKillIT extends ServerKills {
  @Override
  Backend start() {
    return new RedisBackend();
  }
}
