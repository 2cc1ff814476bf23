package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:"})
  void hostUserAndPasswordAreReadAndOtherParametersPassThrough(String prefix) {
    PostgresUrl url =
        PostgresUrl.parse(
            prefix + "postgresql://db.example:6000/main?user=me&sslmode=require&password=a%26b+c");
    assertThat(url)
        .isEqualTo(new PostgresUrl("db.example", 6000, "main", "me", "a&b c", "&sslmode=require"));
    assertThat(url.uri("other"))
        .isEqualTo("postgresql://db.example:6000/other?user=me&password=a%26b%20c&sslmode=require");
  }

  @Test
  void portAndDatabaseMayBeMissing() {
    PostgresUrl url = PostgresUrl.parse("postgresql://localhost?user=me&password=x");
    assertThat(url.port()).isEqualTo(5432);
    assertThat(url.database()).isEqualTo("postgres");
  }

  @Test
  void thePasswordIsNotShown() {
    PostgresUrl url = PostgresUrl.parse("postgresql://localhost/db?user=me&password=secret");
    assertThat(url.toString()).isEqualTo("postgresql://localhost:5432/db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://localhost/db?password=secret", "localhost?password=secret"})
  void whatIsNoUrlOfPostgresIsRefusedWithoutItsPassword(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresUrl.parse(text))
        .withMessageContaining(PostgresServer.URL_VARIABLE)
        .withMessageNotContaining("secret");
  }
}
