package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema's version, kept by Flyway in {@code matchbook_schema_history}. It migrates behind an
 * advisory lock of its own, so that of several that open at once one does it.
 */
final class Schema {
  private static final String HISTORY = "matchbook_schema_history";
  private static final String MIGRATIONS = "classpath:META-INF/matchbook/postgres";

  private static final String MAY_CREATE =
      "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE')";

  private final String name;
  private final DataSource source;
  private final Flyway flyway;

  private static final String EMPTY_HISTORY = "already exists, and is empty";
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_NANOS = 100_000_000;

  Schema(String name, DataSource source) {
    this.name = name;
    this.source = source;
    FluentConfiguration configuration =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .failOnMissingLocations(true)
            .table(HISTORY)
            // Others may have tables beside ours, and a Flyway of their own.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .cleanDisabled(true)
            .validateOnMigrate(true);
    flyway = configuration.load();
  }

  /** Brings the schema to this library's version, or checks that it is there. */
  void require(boolean migrate) throws SQLException {
    try {
      MigrationVersion ours = newest();
      MigrationInfo applied = flyway.info().current();
      MigrationVersion theirs = applied == null ? null : applied.getVersion();
      if (theirs != null && theirs.compareTo(ours) > 0) {
        throw StoreException.rejected(
            name,
            "its schema is version " + theirs + ", from the future: this library knows " + ours);
      }
      if (ours.equals(theirs)) {
        return;
      }
      if (!migrate) {
        throw StoreException.rejected(
            name,
            "its schema is "
                + (theirs == null ? "not there" : "version " + theirs)
                + ", this library needs version "
                + ours
                + " and was told not to migrate");
      }
      if (theirs == null) {
        requireRight();
      }
      migrate();
    } catch (FlywayException e) {
      throw unwrapped(e);
    }
  }

  /**
   * Migrates. Flyway refuses an empty history, which is what it sees where another process has just
   * made that and has not yet written to it.
   */
  private void migrate() {
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains(EMPTY_HISTORY)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Flyway would try for ten seconds what is not allowed. */
  private void requireRight() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MAY_CREATE)) {
      row.next();
      if (row.getString(1) == null) {
        throw StoreException.rejected(name, "none of the schemas on its search path is there");
      }
      if (!row.getBoolean(2)) {
        throw StoreException.rejected(
            name, "permission denied for schema " + row.getString(1) + ": no tables can be made");
      }
    }
  }

  private MigrationVersion newest() {
    MigrationVersion newest = null;
    for (MigrationInfo info : flyway.info().all()) {
      boolean known = info.isVersioned() && info.getScript() != null && resolved(info);
      if (known && (newest == null || info.getVersion().compareTo(newest) > 0)) {
        newest = info.getVersion();
      }
    }
    return newest;
  }

  private static boolean resolved(MigrationInfo info) {
    return info.getState().isResolved();
  }

  private SQLException unwrapped(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    throw StoreException.rejected(name, "schema: " + e.getMessage().lines().findFirst().orElse(""));
  }
}
