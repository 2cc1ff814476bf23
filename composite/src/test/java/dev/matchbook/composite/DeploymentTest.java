package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.spi.StoreUri;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which layers come of which variables. */
class DeploymentTest {
  private static final String POSTGRES =
      "postgresql://localhost:5432/matching_engine?user=postgres&sslmode=disable&connections=20"
          + "&minIdle=0&maxLifetime=5m";

  private static CompositeSettings settings(String variables) {
    return Deployment.settings(environment(variables));
  }

  /** {@code NAME=value NAME=value}. */
  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : variables.split(" ")) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  private static List<String> layers(CompositeSettings settings) {
    return settings.layers().stream()
        .map(layer -> layer.role() + " " + layer.ack() + " " + layer.name())
        .toList();
  }

  @Test
  void withoutVariablesTheFileStoreIsTheSystemOfRecord() {
    CompositeSettings settings = Deployment.settings(Map.of());

    assertThat(layers(settings))
        .containsExactly("CACHE BEHIND memory:?trades=1000", "RECORD REQUIRED file:trades.log");
    assertThat(settings.warmTrades()).isEqualTo(1_000);
  }

  @Test
  void aDatabaseIsTheSystemOfRecordAndTheFileStoreALog() {
    assertThat(layers(settings("DATABASE_ENABLED=true")))
        .containsExactly(
            "CACHE BEHIND memory:?trades=1000",
            "RECORD REQUIRED " + POSTGRES,
            "LOG REQUIRED file:trades.log");
  }

  @Test
  void redisStandsBetweenMemoryAndTheDatabase() {
    assertThat(layers(settings("DATABASE_ENABLED=true REDIS_ENABLED=true")))
        .containsExactly(
            "CACHE BEHIND memory:?trades=1000",
            "CACHE BEHIND redis://localhost:6379/0?timeout=1s&retries=1",
            "RECORD REQUIRED " + POSTGRES,
            "LOG REQUIRED file:trades.log");
  }

  @Test
  void redisAloneStandsAboveTheFileStore() {
    assertThat(layers(settings("DATABASE_ENABLED=false REDIS_ENABLED=true")))
        .containsExactly(
            "CACHE BEHIND memory:?trades=1000",
            "CACHE BEHIND redis://localhost:6379/0?timeout=1s&retries=1",
            "RECORD REQUIRED file:trades.log");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_HOST=db.internal DATABASE_PORT=6543 | postgresql://db.internal:6543/matching
          DATABASE_HOST=postgres_1                     | postgresql://postgres_1:5432/
          DATABASE_HOST=2001:db8::1                    | postgresql://[2001:db8::1]:5432/
          DATABASE_NAME=book                           | localhost:5432/book?user=postgres&
          DATABASE_NAME=a/b?c&d#e%f+g                  | 5432/a%2Fb%3Fc%26d%23e%25f%2Bg?user=
          DATABASE_USER=böb&x=1                        | ?user=b%C3%B6b%26x%3D1&
          DATABASE_PASSWORD=s3cret                     | ?user=postgres&password=***&sslmode=
          DATABASE_SSL_MODE=verify-full                | &sslmode=verify-full&
          DATABASE_MAX_CONNECTIONS=1000                | &connections=1000&
          DATABASE_MAX_IDLE_CONNECTIONS=20             | &connections=20&minIdle=20&
          DATABASE_MAX_IDLE_CONNECTIONS=               | &connections=20&minIdle=0&
          DATABASE_CONN_MAX_LIFETIME=24h               | &maxLifetime=24h
          REDIS_HOST=cache REDIS_PORT=1 REDIS_DB=15    | redis://cache:1/15
          REDIS_HOST=::1                               | redis://[::1]:6379/0
          REDIS_PASSWORD=s3cret                        | redis://***@localhost:6379/0
          REDIS_POOL_SIZE=10 REDIS_MIN_IDLE_CONNS=2    | redis://localhost:6379/0
          TRADE_HISTORY_SIZE=1000000                   | memory:?trades=1000000
          TRADE_LOG_PATH=/var/lib/match.book           | file:/var/lib/match.book
          TRADE_LOG_PATH=//server/x                    | file:%2F/server/x
          TRADE_LOG_PATH=100%/a?b&layer.ack=behind     | file:100%25/a%3Fb%26layer.ack%3Dbehind
          """)
  void eachVariableHasItsPlace(String variables, String part) {
    CompositeSettings settings = settings("DATABASE_ENABLED=true REDIS_ENABLED=true " + variables);

    assertThat(String.join(" ", layers(settings))).contains(part).doesNotContain("s3cret");
  }

  @Test
  void theHistoryIsAsLongInMemoryAsInACacheThatIsFilled() {
    assertThat(settings("TRADE_HISTORY_SIZE=7").warmTrades()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_ACK=behind, BEHIND BEHIND BEHIND REQUIRED",
    "TRADE_LOG_ACK=behind, BEHIND BEHIND REQUIRED BEHIND",
    "REDIS_ACK=required, BEHIND REQUIRED REQUIRED REQUIRED"
  })
  void whatAnAcknowledgementWaitsForCanBeChosen(String variable, String acks) {
    CompositeSettings settings = settings("DATABASE_ENABLED=true REDIS_ENABLED=true " + variable);

    assertThat(
            settings.layers().stream()
                .map(layer -> layer.ack().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(acks);
  }

  @Test
  void anEmptyVariableIsNotGiven() {
    Map<String, String> empty =
        DeploymentNames.ALL.stream().collect(Collectors.toMap(name -> name, name -> ""));
    Map<String, String> enabled = new TreeMap<>(empty);
    enabled.putAll(environment("DATABASE_ENABLED=true REDIS_ENABLED=true"));

    assertThat(layers(Deployment.settings(empty))).isEqualTo(layers(Deployment.settings(Map.of())));
    assertThat(layers(Deployment.settings(enabled)))
        .isEqualTo(layers(settings("DATABASE_ENABLED=true REDIS_ENABLED=true")));
  }

  @Test
  void whatIsNotEnabledIsNotLookedAt() {
    CompositeSettings settings =
        settings("DATABASE_PORT=x DATABASE_ACK=y REDIS_PORT=tcp://10.0.0.1:6379 REDIS_ACK=z");

    assertThat(layers(settings)).isEqualTo(layers(Deployment.settings(Map.of())));
  }

  @Test
  void everyUriIsOneThatAStoreCanBeOpenedBy() {
    String odd = "p@s:/?#[]&%+ =\"'\\|<>^`{}~ü漢";
    Map<String, String> environment = environment("DATABASE_ENABLED=true REDIS_ENABLED=true");
    List.of("DATABASE_NAME", "DATABASE_USER", "DATABASE_PASSWORD", "REDIS_PASSWORD")
        .forEach(name -> environment.put(name, odd));
    environment.put("TRADE_LOG_PATH", odd);

    assertThat(Deployment.settings(environment).layers()).hasSize(4);
    assertThat(StoreUri.parse("file:" + DeploymentUri.escapedPath(odd)).path()).hasToString(odd);
    assertThat(StoreUri.parse(new DeploymentUri("x:").with("y", odd).text()).settings())
        .returns(odd, given -> given.text("y", null));
  }
}
