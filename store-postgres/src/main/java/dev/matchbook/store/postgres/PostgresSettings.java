package dev.matchbook.store.postgres;

import java.time.Duration;
import java.util.Objects;

/**
 * How a PostgreSQL store is opened, apart from where. The same words are parameters of its URI.
 *
 * @param engine which engine's rows, 1 to 64 of {@code A–Z a–z 0–9 . _ -}; default {@code main}
 * @param access whether it writes, and so keeps others from writing; default {@link Access#WRITE}
 * @param migrate whether opening brings the schema up to date; otherwise another version than this
 *     library's is refused; default true, and never where it only reads. False for a role that does
 *     not own the schema, which is what keeps the audit trail from engines themselves: the package
 *     says how
 * @param timeout of each step: to connect, to get a connection of the pool, of a statement, of an
 *     answer; 100 ms to 5 min, default 5 s; a transaction as a whole has four times as long
 * @param retries how often a step that failed for a passing reason is tried again, 0 to 20; default
 *     3
 * @param lease how long a writer that does not answer, but whose session lives, keeps others from
 *     writing; 1 s to 1 h, default 15 s
 * @param connections the most that read at once, beside the one that writes; 1 to 1000, default 4
 * @param minIdle how many of those are kept open while nobody reads, 0 to {@code connections};
 *     default 0: a pool that keeps some goes on trying where the server is gone
 * @param maxLifetime after that long a connection that reads is replaced by a new one, once nobody
 *     uses it; 30 s to 24 h, default 30 min; less than what a server, a proxy or a firewall allows.
 *     The one that writes is kept
 *     <p>A host's own data source has its own {@code connections}, {@code minIdle} and {@code
 *     maxLifetime}.
 */
public record PostgresSettings(
    String engine,
    Access access,
    boolean migrate,
    Duration timeout,
    int retries,
    Duration lease,
    int connections,
    int minIdle,
    Duration maxLifetime) {
  /** What a store is opened for. */
  public enum Access {
    /** To read and to write: one at a time for an engine. */
    WRITE,
    /** To read: any number, beside one that writes. */
    READ
  }

  /** An attempt to write as a whole lasts no longer than so many timeouts. */
  static final int ATTEMPT_TIMEOUTS = 4;

  static final String DEFAULT_ENGINE = "main";
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
  static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
  static final int DEFAULT_RETRIES = 3;
  static final int MAX_RETRIES = 20;
  static final Duration DEFAULT_LEASE = Duration.ofSeconds(15);
  static final Duration MIN_LEASE = Duration.ofSeconds(1);
  static final Duration MAX_LEASE = Duration.ofHours(1);
  static final int DEFAULT_CONNECTIONS = 4;
  static final int MAX_CONNECTIONS = 1000;
  static final int DEFAULT_MIN_IDLE = 0;
  static final Duration DEFAULT_MAX_LIFETIME = Duration.ofMinutes(30);
  static final Duration LEAST_MAX_LIFETIME = Duration.ofSeconds(30);
  static final Duration MOST_MAX_LIFETIME = Duration.ofHours(24);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public PostgresSettings {
    if (!engine.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("engine: not 1 to 64 of A-Z a-z 0-9 . _ -: " + engine);
    }
    Objects.requireNonNull(access, "access");
    requireRange("timeout", timeout, MIN_TIMEOUT, MAX_TIMEOUT);
    requireRange("retries", retries, 0, MAX_RETRIES);
    requireRange("lease", lease, MIN_LEASE, MAX_LEASE);
    requireRange("connections", connections, 1, MAX_CONNECTIONS);
    requireRange("minIdle", minIdle, 0, connections);
    requireRange("maxLifetime", maxLifetime, LEAST_MAX_LIFETIME, MOST_MAX_LIFETIME);
  }

  /** Every default. */
  public static PostgresSettings defaults() {
    return new PostgresSettings(
        DEFAULT_ENGINE,
        Access.WRITE,
        true,
        DEFAULT_TIMEOUT,
        DEFAULT_RETRIES,
        DEFAULT_LEASE,
        DEFAULT_CONNECTIONS,
        DEFAULT_MIN_IDLE,
        DEFAULT_MAX_LIFETIME);
  }

  /** The same for another engine. */
  public PostgresSettings engine(String name) {
    return new PostgresSettings(
        name, access, migrate, timeout, retries, lease, connections, minIdle, maxLifetime);
  }

  /** The same, opened for that. */
  public PostgresSettings access(Access what) {
    return new PostgresSettings(
        engine, what, migrate, timeout, retries, lease, connections, minIdle, maxLifetime);
  }

  /** The same, which brings the schema up to date or not. */
  public PostgresSettings migrate(boolean whether) {
    return new PostgresSettings(
        engine, access, whether, timeout, retries, lease, connections, minIdle, maxLifetime);
  }

  /** The same with another timeout. */
  public PostgresSettings timeout(Duration step) {
    return new PostgresSettings(
        engine, access, migrate, step, retries, lease, connections, minIdle, maxLifetime);
  }

  /** The same with so many retries. */
  public PostgresSettings retries(int most) {
    return new PostgresSettings(
        engine, access, migrate, timeout, most, lease, connections, minIdle, maxLifetime);
  }

  /** The same with another lease. */
  public PostgresSettings lease(Duration longest) {
    return new PostgresSettings(
        engine, access, migrate, timeout, retries, longest, connections, minIdle, maxLifetime);
  }

  /** The same with so many connections. */
  public PostgresSettings connections(int most) {
    return new PostgresSettings(
        engine, access, migrate, timeout, retries, lease, most, minIdle, maxLifetime);
  }

  /** The same, of which so many are kept open. */
  public PostgresSettings minIdle(int least) {
    return new PostgresSettings(
        engine, access, migrate, timeout, retries, lease, connections, least, maxLifetime);
  }

  /** The same, which are replaced after that long. */
  public PostgresSettings maxLifetime(Duration longest) {
    return new PostgresSettings(
        engine, access, migrate, timeout, retries, lease, connections, minIdle, longest);
  }

  /** Whether it writes. */
  boolean writes() {
    return access == Access.WRITE;
  }

  int timeoutMillis() {
    return Math.toIntExact(timeout.toMillis());
  }

  private static <T extends Comparable<T>> void requireRange(String name, T value, T min, T max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + ": not from " + min + " to " + max + ": " + value);
    }
  }
}
