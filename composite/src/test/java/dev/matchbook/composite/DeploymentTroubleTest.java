package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** What is said of variables that are wrong, unknown or without effect. */
class DeploymentTroubleTest {
  private final List<String> logged = new ArrayList<>();
  private final Logger log =
      (Logger)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Logger.class},
              (unused, method, arguments) -> logged.add(method.getName() + line(arguments)));

  private static String line(Object[] arguments) {
    Object[] values = Arrays.copyOfRange(arguments, 1, arguments.length);
    return " " + MessageFormatter.arrayFormat((String) arguments[0], values).getMessage();
  }

  private static Map<String, String> enabled() {
    return new TreeMap<>(Map.of("DATABASE_ENABLED", "true", "REDIS_ENABLED", "true"));
  }

  private static Map<String, String> enabled(String name, String value) {
    Map<String, String> environment = enabled();
    environment.put(name, value);
    return environment;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_ENABLED              | yes      | not true or false: yes
          DATABASE_HOST                 | a,b      | not a host's name or address: a%2Cb
          DATABASE_HOST                 | [::1]    | not a host's name or address: %5B%3A%3A1%5D
          DATABASE_PORT                 | 0        | not a whole number from 1 to 65535: 0
          DATABASE_PORT                 | 65536    | not a whole number from 1 to 65535: 65536
          DATABASE_MAX_CONNECTIONS      | 0        | not a whole number from 1 to 1000: 0
          DATABASE_MAX_CONNECTIONS      | 1001     | not a whole number from 1 to 1000: 1001
          DATABASE_MAX_IDLE_CONNECTIONS | 21       | not a whole number from 0 to 20: 21
          DATABASE_MAX_IDLE_CONNECTIONS | -1       | not a whole number from 0 to 20: -1
          DATABASE_CONN_MAX_LIFETIME    | 29s      | not a duration from 30s to 24h: 29s
          DATABASE_CONN_MAX_LIFETIME    | 300      | not a duration from 30s to 24h: 300
          DATABASE_SSL_MODE             | on       | not one of disable, allow, prefer, require, \
          verify-ca, verify-full: on
          DATABASE_ACK                  | REQUIRED | not one of required, behind: REQUIRED
          REDIS_ENABLED                 | 1        | not true or false: 1
          REDIS_HOST                    | a b      | not a host's name or address: a%20b
          REDIS_PORT                    | tcp://x  | not a whole number from 1 to 65535: \
          tcp%3A%2F%2Fx
          REDIS_DB                      | 10000    | not a whole number from 0 to 9999: 10000
          REDIS_POOL_SIZE               | 0        | not a whole number from 1 to 1000: 0
          REDIS_MIN_IDLE_CONNS          | many     | not a whole number from 0 to 1000: many
          REDIS_ACK                     | no       | not one of required, behind: no
          TRADE_HISTORY_SIZE            | 0        | not a whole number from 1 to 1000000: 0
          TRADE_HISTORY_SIZE            | 1000001  | not a whole number from 1 to 1000000: 1000001
          TRADE_LOG_ACK                 | maybe    | not one of required, behind: maybe
          """)
  void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(enabled(name, value)))
        .withMessageContaining("environment: " + name + ": ")
        .withMessageContaining(why.replaceFirst("^not a (whole number|duration)", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_NAME", "DATABASE_USER"})
  void aNameThatPostgresWouldCutOffIsRefused(String name) {
    assertThat(Deployment.settings(enabled(name, "x".repeat(63))).layers()).hasSize(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(enabled(name, "ü".repeat(32))))
        .withMessageStartingWith("environment: " + name + ": not up to 63 bytes of UTF-8: ");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Map<String, String> environment = enabled("DATABASE_PORT", "x");
    environment.put("REDIS_DB", "y");
    environment.put("TRADE_HISTORY_SIZE", "z");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(environment))
        .withMessageMatching(
            "environment: TRADE_HISTORY_SIZE: [^;]*: z; REDIS_DB: [^;]*: y; DATABASE_PORT: [^;]*:"
                + " x");
  }

  @Test
  void somethingDurableIsRequired() {
    Map<String, String> both = enabled("DATABASE_ACK", "behind");
    both.put("TRADE_LOG_ACK", "behind");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(both))
        .withMessage(
            "environment: TRADE_LOG_ACK: not required, where DATABASE_ACK is behind: behind");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(Map.of("TRADE_LOG_ACK", "behind")))
        .withMessage(
            "environment: TRADE_LOG_ACK: not required, where there is no database: behind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_PASSWORD", "REDIS_PASSWORD"})
  void aPasswordIsNeverShown(String name) {
    String secret = "s3cret@/?#:";

    CompositeSettings settings = Deployment.settings(enabled(name, secret), log);

    assertThat(settings.toString() + logged).doesNotContain("s3cret");
    for (String wrong : List.of(secret + "\n", secret.repeat(1_000))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Deployment.settings(enabled(name, wrong)))
          .withMessageStartingWith("environment: " + name + ": ")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_HOST", "DATABASE_PORT", "REDIS_HOST", "DATABASE_SSL_MODE"})
  void aUriInAWrongPlaceShowsNoPassword(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deployment.settings(enabled(name, "redis://me:s3cret@db/0")))
        .withMessageStartingWith("environment: " + name + ": ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void aMisspeltVariableIsLoggedWithWhatWasMeant() {
    Deployment.settings(Map.of("DATABASE_HSOT", "s3cret"), log);

    assertThat(logged)
        .containsExactly(
            "warn environment: DATABASE_HSOT: none of ours, left alone"
                + " (did you mean DATABASE_HOST?)");
  }

  @Test
  void variablesOfTheHostsOwnAreNoWarning() {
    Deployment.settings(
        Map.of("DATABASE_URL", "s3cret", "REDIS_PORT_6379_TCP", "x", "TRADES", "y", "HOME", "z"),
        log);

    assertThat(logged)
        .containsExactly(
            "info environment: DATABASE_URL: none of ours, left alone",
            "info environment: REDIS_PORT_6379_TCP: none of ours, left alone");
  }

  @Test
  void whatHasNoEffectIsSaidOnce() {
    Map<String, String> environment = enabled("REDIS_POOL_SIZE", "10");
    environment.put("REDIS_MIN_IDLE_CONNS", "2");

    Deployment.settings(environment, log);

    assertThat(logged)
        .containsExactly(
            "warn REDIS_POOL_SIZE, REDIS_MIN_IDLE_CONNS: no effect: one connection carries all");
  }
}
