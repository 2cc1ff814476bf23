package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.Stores;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections are kept for readers, and how long. */
class PoolTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private static HikariConfig config(PostgresSettings settings) {
    StoreUri uri = StoreUri.parse(DATABASE.uri(""));
    return Pool.config(DriverUri.of(uri, uri.settings(), settings), settings, "SELECT 1");
  }

  private static String sessions(String engine) {
    return DATABASE.value(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'matchbook %s'"
            .formatted(engine));
  }

  @Test
  void asManyAsAreWantedAreOpenWhileNobodyReads() {
    DATABASE.open("engine=idle").close();
    try (PostgresStore store = DATABASE.open("engine=idle&access=read&minIdle=3")) {
      Await.until("three are open", () -> sessions("idle").equals("3"));
      assertThat(store.markets()).isEmpty();
    }
    Await.until("none is left", () -> sessions("idle").equals("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30S", "PT1M", "PT5M", "PT30M", "PT24H"})
  void theLifetimeIsThePoolsAndNothingElseIsLostByIt(String lifetime) {
    Duration wanted = Duration.parse(lifetime);
    HikariConfig config = config(PostgresSettings.defaults().maxLifetime(wanted));
    long idle = config.getIdleTimeout();
    long keepalive = config.getKeepaliveTime();
    config.validate();
    assertThat(config.getMaxLifetime()).isEqualTo(wanted.toMillis());
    assertThat(config.getIdleTimeout()).isEqualTo(idle).isPositive();
    assertThat(config.getKeepaliveTime()).isEqualTo(keepalive).isLessThan(wanted.toMillis());
  }

  @Test
  void noneIsKeptForHalfAnHourWhereNothingIsSaid() {
    HikariConfig config = config(PostgresSettings.defaults());
    assertThat(config.getMinimumIdle()).isZero();
    assertThat(config.getMaxLifetime()).isEqualTo(Duration.ofMinutes(30).toMillis());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minIdle=-1",
        "minIdle=5",
        "minIdle=2&connections=1",
        "minIdle=x",
        "maxLifetime=29s",
        "maxLifetime=25h",
        "maxLifetime=0"
      })
  void whatIsOutOfRangeIsRefusedByName(String parameters) {
    assertThatThrownBy(() -> Stores.open(DATABASE.uri(parameters)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter " + parameters.split("=")[0] + ": ");
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    PostgresSettings settings = PostgresSettings.defaults();
    assertThatThrownBy(() -> settings.minIdle(settings.connections() + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("minIdle: ");
    assertThatThrownBy(() -> settings.maxLifetime(Duration.ofSeconds(29)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxLifetime: ");
    assertThat(settings.connections(9).minIdle(9).minIdle()).isEqualTo(9);
  }
}
