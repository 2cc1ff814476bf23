package dev.matchbook.composite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layers that environment variables describe, as programs in containers are set up.
 *
 * <pre>
 * CompositeStore.open(Deployment.settings(System.getenv()))
 *
 * neither enabled    memory:  file:                   the file store is the system of record
 * Redis              memory:  redis:  file:           the same
 * database           memory:  postgresql:  + file:    the file store is a log beside it
 * both               memory:  redis:  postgresql:  + file:
 * </pre>
 *
 * <p>So nothing is lost at a restart in any of them. One may be turned into another: a database
 * that is empty is given at the next opening what the file store has, as long as both are required.
 *
 * <table>
 * <caption>Variables. One that is empty is not given.</caption>
 * <tr><th>name</th><th>default</th><th>what it is</th></tr>
 * <tr><td>DATABASE_ENABLED</td><td>false</td><td>whether there is a PostgreSQL: {@code true} or
 *     {@code false}. The other {@code DATABASE_} variables are not looked at where there is
 *     none</td></tr>
 * <tr><td>DATABASE_HOST</td><td>localhost</td><td>a host's name or address, IPv6 without
 *     brackets</td></tr>
 * <tr><td>DATABASE_PORT</td><td>5432</td><td>1 to 65,535</td></tr>
 * <tr><td>DATABASE_NAME</td><td>matching_engine</td><td>of the database, up to 63 bytes</td></tr>
 * <tr><td>DATABASE_USER</td><td>postgres</td><td>up to 63 bytes</td></tr>
 * <tr><td>DATABASE_PASSWORD</td><td>none</td><td>up to 2,000 bytes</td></tr>
 * <tr><td>DATABASE_MAX_CONNECTIONS</td><td>20</td><td>the most that read at once, beside the one
 *     that writes: 1 to 1,000</td></tr>
 * <tr><td>DATABASE_MAX_IDLE_CONNECTIONS</td><td>0</td><td>how many are kept while nobody
 *     reads: 0 to DATABASE_MAX_CONNECTIONS</td></tr>
 * <tr><td>DATABASE_CONN_MAX_LIFETIME</td><td>5m</td><td>how long one that reads is used: 30s to
 *     24h</td></tr>
 * <tr><td>DATABASE_SSL_MODE</td><td>disable</td><td>{@code disable}, {@code allow}, {@code prefer},
 *     {@code require}, {@code verify-ca} or {@code verify-full}, as PostgreSQL's libpq has
 *     them</td></tr>
 * <tr><td>DATABASE_ACK</td><td>required</td><td>{@code required} or {@code behind}, see {@link
 *     Ack}; not {@code behind} together with TRADE_LOG_ACK</td></tr>
 * <tr><td>REDIS_ENABLED</td><td>false</td><td>whether there is a Redis. The other {@code REDIS_}
 *     variables are not looked at where there is none</td></tr>
 * <tr><td>REDIS_HOST</td><td>localhost</td><td>as DATABASE_HOST</td></tr>
 * <tr><td>REDIS_PORT</td><td>6379</td><td>1 to 65,535</td></tr>
 * <tr><td>REDIS_PASSWORD</td><td>none</td><td>up to 2,000 bytes</td></tr>
 * <tr><td>REDIS_DB</td><td>0</td><td>number of the database, 0 to 9,999</td></tr>
 * <tr><td>REDIS_POOL_SIZE</td><td>none</td><td>1 to 1,000; without effect: one connection carries
 *     all calls</td></tr>
 * <tr><td>REDIS_MIN_IDLE_CONNS</td><td>none</td><td>0 to 1,000; without effect</td></tr>
 * <tr><td>REDIS_ACK</td><td>behind</td><td>{@code required} or {@code behind}</td></tr>
 * <tr><td>TRADE_HISTORY_SIZE</td><td>1000</td><td>how many of the last trades are in memory, and
 *     how many a cache is given when it is filled: 1 to 1,000,000</td></tr>
 * <tr><td>TRADE_LOG_PATH</td><td>trades.log</td><td>directory of the file store, which has the
 *     orders too; up to 2,000 bytes</td></tr>
 * <tr><td>TRADE_LOG_ACK</td><td>required</td><td>{@code required} or {@code behind}; {@code behind}
 *     only beside a database</td></tr>
 * </table>
 *
 * <p>Another variable that begins with {@code DATABASE_}, {@code REDIS_} or {@code TRADE_} is left
 * alone and logged: as a warning where it looks like one of these misspelt.
 *
 * <p>This class names stores by their URIs; a host's class path has to have their modules.
 */
public final class Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]{0,4}:[0-9A-Fa-f:.]{1,45}");
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final int MOST_PORT = 65_535;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_DB = 9_999;
  private static final int MOST_TRADES = 1_000_000;
  private static final int NAME_BYTES = 63;
  private static final int TEXT_BYTES = 2_000;
  private static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);
  private static final Duration MOST_LIFETIME = Duration.ofHours(24);

  private final DeploymentVariables given;
  private final Logger log;

  private Deployment(DeploymentVariables given, Logger log) {
    this.given = given;
    this.log = log;
  }

  /**
   * The layers. Opens nothing.
   *
   * @param environment as {@link System#getenv()} has it; not kept
   * @throws IllegalArgumentException naming each variable that is wrong, what is allowed and, but
   *     for passwords, what it is
   */
  public static CompositeSettings settings(Map<String, String> environment) {
    return settings(environment, LOG);
  }

  static CompositeSettings settings(Map<String, String> environment, Logger log) {
    DeploymentVariables given = new DeploymentVariables(environment);
    CompositeSettings settings = new Deployment(given, log).settings();
    DeploymentNames.logOthers(environment.keySet(), log);
    return settings;
  }

  private CompositeSettings settings() {
    boolean database = given.flag("DATABASE_ENABLED");
    boolean redis = given.flag("REDIS_ENABLED");
    int trades = given.number("TRADE_HISTORY_SIZE", 1_000, 1, MOST_TRADES);
    List<String> stores = new ArrayList<>();
    stores.add(new DeploymentUri("memory:").with("trades", trades).text());
    if (redis) {
      stores.add(redis());
    }
    Ack ackOfRecord = database ? given.word("DATABASE_ACK", Ack.REQUIRED) : null;
    String file = file(ackOfRecord);
    stores.add(database ? postgres(ackOfRecord) : file);
    given.requireRight();
    if (redis && (given.has("REDIS_POOL_SIZE") || given.has("REDIS_MIN_IDLE_CONNS"))) {
      log.warn("REDIS_POOL_SIZE, REDIS_MIN_IDLE_CONNS: no effect: one connection carries all");
    }
    List<String> logs = database ? List.of(file) : List.of();
    return CompositeSettings.of(stores, logs).warmTrades(trades);
  }

  private String postgres(Ack ack) {
    int most = given.number("DATABASE_MAX_CONNECTIONS", 20, 1, MOST_CONNECTIONS);
    String name = given.text("DATABASE_NAME", "matching_engine", NAME_BYTES);
    String server = server("DATABASE", 5432);
    return new DeploymentUri("postgresql://" + server + "/" + DeploymentUri.escaped(name))
        .with("user", given.text("DATABASE_USER", "postgres", NAME_BYTES))
        .with("password", given.text("DATABASE_PASSWORD", null, TEXT_BYTES))
        .with("sslmode", given.oneOf("DATABASE_SSL_MODE", "disable", SSL_MODES))
        .with("connections", most)
        .with("minIdle", given.number("DATABASE_MAX_IDLE_CONNECTIONS", 0, 0, most))
        .with(
            "maxLifetime",
            given.duration("DATABASE_CONN_MAX_LIFETIME", "5m", LEAST_LIFETIME, MOST_LIFETIME))
        .with("layer.ack", DeploymentUri.word(ack))
        .text();
  }

  private String redis() {
    given.number("REDIS_POOL_SIZE", 1, 1, MOST_CONNECTIONS);
    given.number("REDIS_MIN_IDLE_CONNS", 0, 0, MOST_CONNECTIONS);
    String password = given.text("REDIS_PASSWORD", null, TEXT_BYTES);
    String who = password == null ? "" : ":" + DeploymentUri.escaped(password) + "@";
    int db = given.number("REDIS_DB", 0, 0, MOST_DB);
    // A cache that does not answer is done without: nobody should wait for it for long.
    return new DeploymentUri("redis://" + who + server("REDIS", 6379) + "/" + db)
        .with("timeout", "1s")
        .with("retries", 1)
        .with("layer.ack", DeploymentUri.word(given.word("REDIS_ACK", Ack.BEHIND)))
        .text();
  }

  /**
   * The file store.
   *
   * @param record what an acknowledgement has to do with the database, or null where there is none
   */
  private String file(Ack record) {
    Ack ack = given.word("TRADE_LOG_ACK", Ack.REQUIRED);
    if (ack == Ack.BEHIND && record != Ack.REQUIRED) {
      given.refuse(
          record == null
              ? "TRADE_LOG_ACK: not required, where there is no database: behind"
              : "TRADE_LOG_ACK: not required, where DATABASE_ACK is behind: behind");
    }
    String path = given.text("TRADE_LOG_PATH", "trades.log", TEXT_BYTES);
    return new DeploymentUri("file:" + DeploymentUri.escapedPath(path))
        .with("layer.ack", DeploymentUri.word(ack))
        .text();
  }

  private String server(String prefix, int port) {
    String host =
        given.text(
            prefix + "_HOST",
            "localhost",
            text -> HOST.matcher(text).matches() || IPV6.matcher(text).matches(),
            "a host's name or address");
    int number = given.number(prefix + "_PORT", port, 1, MOST_PORT);
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + number;
  }
}
