package dev.matchbook.store.redis;

import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where servers are and who asks. Holds credentials: {@link #toString} does not show them.
 *
 * @param kind what the hosts are
 * @param tls whether the connection is encrypted and the server's certificate checked
 * @param hosts one, or more of a cluster or of sentinels
 * @param user or null
 * @param password or null
 * @param db number of the database, 0 in a cluster
 * @param master what the sentinels call it, else null
 */
record Address(
    Kind kind, boolean tls, List<Host> hosts, String user, String password, int db, String master) {

  /** What stands behind a host's name. */
  enum Kind {
    /** A server. */
    SERVER,
    /** Sentinels, which know where the server is. */
    SENTINEL,
    /** Nodes of a cluster. */
    CLUSTER
  }

  /** A server, a sentinel or a node. */
  record Host(String name, int port) {
    @Override
    public String toString() {
      return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }
  }

  private static final int MOST_PORT = 65_535;
  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;
  private static final int MOST_DB = 9999;
  private static final Pattern TARGET =
      Pattern.compile("//(?:(?<who>[^/@]*)@)?(?<hosts>[^/@]+)(?:/(?<db>[0-9]{0,4}))?");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:\\[(?<six>[0-9A-Fa-f:.%]+)]|(?<name>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");

  /**
   * Reads what stands between the scheme and the parameters, as it was written.
   *
   * @throws IllegalArgumentException without showing it
   */
  static Address parse(String scheme, Kind kind, boolean tls, String target, String master) {
    Matcher parts = TARGET.matcher(target);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          scheme + ": not as in " + scheme + "://user:password@host:port" + example(kind));
    }
    String db = parts.group("db");
    int number = db == null || db.isEmpty() ? 0 : Integer.parseInt(db);
    if (kind == Kind.CLUSTER && number != 0 || number > MOST_DB) {
      throw new IllegalArgumentException(scheme + ": no such database here: " + number);
    }
    List<Host> hosts = hosts(scheme, kind, parts.group("hosts"));
    if (kind == Kind.SENTINEL && (master == null || master.isEmpty())) {
      throw new IllegalArgumentException(scheme + ": parameter master: missing");
    }
    String who = parts.group("who");
    int colon = who == null ? -1 : who.indexOf(':');
    String user = who == null ? "" : decoded(colon < 0 ? who : who.substring(0, colon));
    String password = colon < 0 ? null : decoded(who.substring(colon + 1));
    if (password == null && !user.isEmpty()) {
      throw new IllegalArgumentException(scheme + ": a user without a password (user:password@)");
    }
    return new Address(kind, tls, hosts, user.isEmpty() ? null : user, password, number, master);
  }

  private static String example(Kind kind) {
    return switch (kind) {
      case SERVER -> "/db";
      case SENTINEL -> ",host:port/db?master=name";
      case CLUSTER -> ",host:port";
    };
  }

  private static List<Host> hosts(String scheme, Kind kind, String text) {
    int port = kind == Kind.SENTINEL ? SENTINEL_PORT : SERVER_PORT;
    List<Host> hosts = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      Matcher host = HOST.matcher(each);
      if (!host.matches()) {
        throw new IllegalArgumentException(scheme + ": no host and port: " + each);
      }
      String name = host.group("six") == null ? decoded(host.group("name")) : host.group("six");
      String given = host.group("port");
      hosts.add(new Host(name, given == null ? port : port(scheme, given)));
    }
    if (kind == Kind.SERVER && hosts.size() > 1) {
      throw new IllegalArgumentException(scheme + ": more than one host: " + text);
    }
    return List.copyOf(hosts);
  }

  private static int port(String scheme, String given) {
    int port = Integer.parseInt(given);
    if (port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException(
          scheme + ": no port from 1 to " + MOST_PORT + ": " + given);
    }
    return port;
  }

  /** Percent-decoded; a plus stays one. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** For the driver: one, or one for each node of a cluster. */
  List<RedisURI> uris(Duration timeout) {
    if (kind == Kind.SENTINEL) {
      RedisURI.Builder builder = RedisURI.builder().withSentinelMasterId(master);
      hosts.forEach(host -> builder.withSentinel(host.name(), host.port()));
      return List.of(finished(builder, timeout));
    }
    return hosts.stream()
        .map(
            host ->
                finished(RedisURI.builder().withHost(host.name()).withPort(host.port()), timeout))
        .toList();
  }

  private RedisURI finished(RedisURI.Builder builder, Duration timeout) {
    builder.withSsl(tls).withDatabase(db).withTimeout(timeout).withClientName("matchbook");
    if (password != null && user != null) {
      builder.withAuthentication(user, password.toCharArray());
    } else if (password != null) {
      builder.withPassword(password.toCharArray());
    }
    return builder.build();
  }

  /** Hosts and database. */
  @Override
  public String toString() {
    return String.join(",", hosts.stream().map(Host::toString).toList()) + "/" + db;
  }
}
