package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import java.sql.SQLException;
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

  private final String name;
  private final Flyway flyway;

  Schema(String name, DataSource source) {
    this.name = name;
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
      flyway.migrate();
    } catch (FlywayException e) {
      throw unwrapped(e);
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
