package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at before a store is used: the server, and its schema. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private static final String JDBC = "jdbc:";
  private static final String OURS = "jdbc:postgresql:";

  private Opening() {}

  /** What a store on a host's data source is called: server, database and engine. */
  static String name(DataSource source, PostgresSettings settings) {
    String server = "postgresql:";
    try (Connection connection = source.getConnection()) {
      // Without parameters: there are credentials among them.
      String url = connection.getMetaData().getURL().split("\\?", 2)[0];
      server = url.startsWith(OURS) ? url.substring(JDBC.length()) : server;
    } catch (SQLException e) {
      LOG.debug("{} cannot be named: {}", server, e.getMessage());
    }
    return server + "?engine=" + settings.engine();
  }

  /**
   * Checks the server, and brings the schema up to date where that is asked for.
   *
   * @return what the store can do there
   */
  static Set<Capability> check(String name, Connections connections, PostgresSettings settings)
      throws SQLException {
    Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    boolean replica = server(name, connections, settings, capabilities);
    if (settings.writes() && replica) {
      throw StoreException.rejected(name, "the server is read-only, as a replica is");
    }
    boolean migrate = settings.migrate() && settings.writes();
    new Schema(name, new Source(connections::writer, settings)).require(migrate);
    return Set.copyOf(capabilities);
  }

  /** Returns whether it only reads. */
  private static boolean server(
      String name, Connections connections, PostgresSettings settings, Set<Capability> capabilities)
      throws SQLException {
    try (Connection connection = connections.writer()) {
      if (!connection.isWrapperFor(PGConnection.class)) {
        throw StoreException.rejected(
            name, "its connections are not those of the PostgreSQL driver");
      }
      int timeoutBefore = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, settings.timeoutMillis());
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')"
                      + "::boolean, current_setting('fsync')")) {
        row.next();
        if (row.getString(2).equals("off")) {
          LOG.warn("{}: the server has fsync off: what is acknowledged is not durable", name);
          capabilities.remove(Capability.DURABLE);
        }
        return row.getBoolean(1);
      } finally {
        connection.setNetworkTimeout(Runnable::run, timeoutBefore);
      }
    }
  }
}
