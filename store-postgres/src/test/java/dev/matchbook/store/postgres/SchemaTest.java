package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.spi.Stores;
import org.junit.jupiter.api.Test;

/** Parameters of the driver are passed through: a schema of its own is one of them. */
class SchemaTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @Test
  void twoSchemasOfADatabaseAreTwoStores() {
    DATABASE.run("CREATE SCHEMA east", "CREATE SCHEMA west");
    History east = new History(31);
    History west = new History(32);
    try (PostgresStore one = DATABASE.open("currentSchema=east");
        PostgresStore other = DATABASE.open("currentSchema=west&ApplicationName=other")) {
      for (int i = 0; i < 20; i++) {
        east.commit(one);
        west.commit(other);
      }
      east.requireAcknowledged(one);
      west.requireAcknowledged(other);
      Refusal.of(Kind.REJECTED, () -> DATABASE.open("currentSchema=east"), "is written by");
      assertThat(DATABASE.column("SELECT application_name FROM pg_stat_activity"))
          .contains("other");
    }
    assertThat(DATABASE.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .isEmpty();
  }

  @Test
  void aSchemaThatIsNotThereIsRejected() {
    Refusal.of(
        Kind.REJECTED, () -> DATABASE.open("currentSchema=nowhere"), "schema", DATABASE.name());
  }

  @Test
  void aParameterThatNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> Stores.open(DATABASE.uri("applicationName=x")).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("applicationName");
  }
}
