package dev.matchbook.store.redis;

import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a {@link RedisStore} is and how much it keeps. Immutable.
 *
 * <pre>
 * redis://[user:password@]host[:port][/db]                       a server, port 6379
 * rediss://…                                                     the same by TLS
 * redis-sentinel://[user:password@]host[:port],…[/db]?master=M   what sentinels call M, port 26379
 * redis-cluster://[user:password@]host[:port],…                  some nodes of a cluster
 * </pre>
 *
 * <p>Parameters, all with a default:
 *
 * <ul>
 *   <li>{@code engine=main}: whose keys, 1 to 64 of A–Z a–z 0–9 . _ -
 *   <li>{@code timeout=5s}: for connecting and for each command, 10 ms to 5 min
 *   <li>{@code retries=8}: how often a command is sent again while that can help, 0 to 100; the
 *       last time no later than after two timeouts
 *   <li>{@code closedTtl=24h}: how long a closed order is kept, 1 ms to 8,760 h
 *   <li>{@code closedOrders=1000000}: how many are kept, 0 to 100,000,000
 *   <li>{@code trades=10000}: how many trades of each market, and how many of all together, are
 *       listed, 1 to 10,000,000
 *   <li>{@code depthLevels=50}: how many prices of a side a depth snapshot has, 1 to 10,000
 *   <li>{@code durable=true}: refuse to open where what is committed would not survive a crash;
 *       where the server does not let itself be asked, take it for granted. {@code false}: never
 *       {@link dev.matchbook.core.store.Capability#DURABLE}. Not given: as the server says
 *   <li>{@code tls=false}: TLS to sentinels and clusters
 * </ul>
 */
public final class RedisSettings {
  private static final Pattern ENGINE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(10);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration LEAST_TTL = Duration.ofMillis(1);
  private static final Duration MOST_TTL = Duration.ofDays(365);
  private static final int MOST_RETRIES = 100;
  private static final int MOST_CLOSED = 100_000_000;
  private static final int MOST_TRADES = 10_000_000;
  private static final int MOST_LEVELS = 10_000;

  private final String name;
  private final Address address;
  private final String engine;
  private final Duration timeout;
  private final int retries;
  private final Limits limits;
  private final int depthLevels;
  private final Boolean durable;

  private RedisSettings(StoreUri uri, String target) {
    UriSettings given = uri.settings();
    name = uri.redacted();
    Address.Kind kind = kind(uri.scheme());
    boolean server = kind == Address.Kind.SERVER;
    String master = kind == Address.Kind.SENTINEL ? given.text("master", null) : null;
    boolean tls = server ? uri.scheme().equals("rediss") : given.flag("tls", false);
    engine = given.text("engine", "main");
    timeout = given.duration("timeout", Duration.ofSeconds(5), LEAST_TIMEOUT, MOST_TIMEOUT);
    retries = given.intValue("retries", 8, 0, MOST_RETRIES);
    limits =
        new Limits(
            given.duration("closedTtl", Duration.ofHours(24), LEAST_TTL, MOST_TTL),
            given.intValue("closedOrders", 1_000_000, 0, MOST_CLOSED),
            given.intValue("trades", 10_000, 1, MOST_TRADES));
    depthLevels = given.intValue("depthLevels", 50, 1, MOST_LEVELS);
    String vouched = given.text("durable", null);
    durable = vouched == null ? null : (Boolean) given.flag("durable", false);
    given.requireNoOthers();
    if (!ENGINE.matcher(engine).matches()) {
      throw new IllegalArgumentException(
          uri.scheme() + ": parameter engine: not 1 to 64 of A-Z a-z 0-9 . _ -: " + engine);
    }
    address = Address.parse(uri.scheme(), kind, tls, target, master);
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException naming what is unknown, ill-formed or out of its range in it;
   *     shows no credentials
   */
  public static RedisSettings parse(String uri) {
    return of(StoreUri.parse(uri));
  }

  static RedisSettings of(StoreUri uri) {
    String text = uri.text();
    int question = text.indexOf('?');
    String target = text.substring(text.indexOf(':') + 1, question < 0 ? text.length() : question);
    return new RedisSettings(uri, target);
  }

  private static Address.Kind kind(String scheme) {
    return switch (scheme) {
      case "redis", "rediss" -> Address.Kind.SERVER;
      case "redis-sentinel" -> Address.Kind.SENTINEL;
      case "redis-cluster" -> Address.Kind.CLUSTER;
      default ->
          throw new IllegalArgumentException(
              scheme + ": not redis, rediss, redis-sentinel or redis-cluster");
    };
  }

  /** The URI without credentials. */
  public String name() {
    return name;
  }

  /** Whose keys. */
  public String engine() {
    return engine;
  }

  /** For connecting and for each command. */
  public Duration timeout() {
    return timeout;
  }

  /** How often a command is sent again. */
  public int retries() {
    return retries;
  }

  /** How long a closed order is kept. */
  public Duration closedTtl() {
    return limits.closedTtl();
  }

  /** How many closed orders are kept. */
  public int closedOrders() {
    return limits.closedOrders();
  }

  /** How many trades of each market are kept, and how many of all together are listed. */
  public int trades() {
    return limits.trades();
  }

  /** How many prices of a side a depth snapshot has. */
  public int depthLevels() {
    return depthLevels;
  }

  /** What the host says of durability, or empty where the server is to say it. */
  public Optional<Boolean> durable() {
    return Optional.ofNullable(durable);
  }

  Address address() {
    return address;
  }

  Limits limits() {
    return limits;
  }

  /** The same as {@link #name}. */
  @Override
  public String toString() {
    return name;
  }
}
