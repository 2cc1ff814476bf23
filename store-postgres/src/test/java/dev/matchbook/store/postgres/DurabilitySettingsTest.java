package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is acknowledged is durable, whatever the database is set to by default. */
class DurabilitySettingsTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @ParameterizedTest
  @CsvSource({
    "off, on",
    "local, local",
    "remote_write, remote_write",
    "on, on",
    "remote_apply, remote_apply"
  })
  void aSessionThatWritesNeverAnswersBeforeItIsDurable(String byDefault, String inForce)
      throws SQLException {
    DATABASE.run("ALTER DATABASE " + DATABASE.name() + " SET synchronous_commit = " + byDefault);
    try (Session session = new Session(DATABASE.connect(), PostgresSettings.defaults())) {
      assertThat(session.text("SHOW synchronous_commit")).isEqualTo(inForce);
      assertThat(session.text("SELECT source FROM pg_settings WHERE name = 'synchronous_commit'"))
          .as("of the session, which a new configuration does not change")
          .isEqualTo("session");
    }
  }
}
