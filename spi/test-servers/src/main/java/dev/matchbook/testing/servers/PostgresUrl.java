package dev.matchbook.testing.servers;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL is and who may use it.
 *
 * @param parameters other parameters of the driver as they were given, each with an {@code &} in
 *     front
 */
record PostgresUrl(
    String host, int port, String database, String user, String password, String parameters) {
  private static final int DEFAULT_PORT = 5432;

  /** Reads {@code [jdbc:]postgresql://host[:port]/db?user=…&password=…}. */
  static PostgresUrl parse(String text) {
    URI uri = URI.create(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
    if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          PostgresServer.URL_VARIABLE + " is not postgresql://host:port/db?user=…&password=…");
    }
    String user = "";
    String password = "";
    StringBuilder others = new StringBuilder();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String parameter : query.split("&")) {
      if (parameter.startsWith("user=")) {
        user = decode(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decode(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        others.append('&').append(parameter);
      }
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String path = uri.getPath() == null ? "" : uri.getPath();
    String database = path.length() > 1 ? path.substring(1) : "postgres";
    return new PostgresUrl(uri.getHost(), port, database, user, password, others.toString());
  }

  String uri(String name) {
    return "postgresql://%s:%d/%s?user=%s&password=%s%s"
        .formatted(host, port, name, encode(user), encode(password), parameters);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://%s:%d/%s".formatted(host, port, database);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
