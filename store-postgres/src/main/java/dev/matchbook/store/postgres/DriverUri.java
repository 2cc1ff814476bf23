package dev.matchbook.store.postgres;

import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * What the driver is told.
 *
 * @param url without credentials
 * @param properties with them
 */
record DriverUri(String url, Properties properties) {
  private static final long MILLIS = 1_000;

  /** Takes the driver's parameters out of a store's URI. */
  static DriverUri of(StoreUri uri, UriSettings given, PostgresSettings settings) {
    Properties properties = defaults(settings);
    for (PGProperty property : PGProperty.values()) {
      String value = given.text(property.getName(), null);
      if (value != null) {
        property.set(properties, value);
      }
    }
    // Taken apart before it is decoded: a password may hold what separates.
    String target = uri.text().substring(uri.scheme().length() + 1).split("\\?", 2)[0];
    int slash = target.indexOf('/', 2);
    int at = target.indexOf('@');
    if (!target.startsWith("//") || slash <= Math.max(at + 1, 2) || slash == target.length() - 1) {
      throw new IllegalArgumentException(
          uri + ": names no server or no database, as postgresql://host:port/database does");
    }
    if (at >= 0) {
      credentials(target.substring(2, at), properties);
    }
    String servers = target.substring(Math.max(at + 1, 2), slash);
    String name = target.substring(slash + 1);
    return new DriverUri("jdbc:postgresql://" + servers + "/" + name, properties);
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return url;
  }

  private static Properties defaults(PostgresSettings settings) {
    Properties properties = new Properties();
    // The driver counts these in seconds; a network timeout in milliseconds is set afterwards.
    int seconds = seconds(settings.timeout());
    PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
    PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.APPLICATION_NAME.set(properties, "matchbook " + settings.engine());
    // Binary answers from the first: decimals and times are not printed and parsed.
    PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    return properties;
  }

  private static void credentials(String userInfo, Properties properties) {
    int colon = userInfo.indexOf(':');
    PGProperty.USER.set(properties, decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
    if (colon >= 0) {
      PGProperty.PASSWORD.set(properties, decoded(userInfo.substring(colon + 1)));
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int seconds(Duration timeout) {
    return Math.toIntExact((timeout.toMillis() + MILLIS - 1) / MILLIS);
  }

  /** A new connection. */
  Connection connect() throws SQLException {
    Connection connection = new Driver().connect(url, (Properties) properties.clone());
    if (connection == null) {
      throw new SQLException("the driver takes no such URL");
    }
    return connection;
  }
}
