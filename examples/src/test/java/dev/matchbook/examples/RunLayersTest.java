package dev.matchbook.examples;

import static dev.matchbook.examples.Sample.COMMANDS;
import static dev.matchbook.examples.Sample.EVENTS;
import static dev.matchbook.examples.Sample.withoutReason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run} on layers of stores. */
class RunLayersTest {
  @TempDir private Path folder;

  private String file(String name) {
    return "file:" + folder.resolve(name);
  }

  private static Outcome complaint(String what) {
    return new Outcome(2, "", "matchbook run: " + what + "\n");
  }

  private String state(String store) {
    return new Invocation().run("state", "--store", store).out();
  }

  @Test
  void layersTellTheSameEventsAndAllHaveThem() {
    Outcome outcome =
        new Invocation()
            .in(COMMANDS)
            .run(
                "run",
                "--store",
                "memory:",
                "--store",
                file("middle"),
                "--store",
                file("truth"),
                "--log",
                file("audit"),
                "--log",
                file("second") + "?layer.ack=behind",
                "--layers");

    assertThat(outcome.exitCode()).isZero();
    assertThat(withoutReason(outcome.out())).isEqualTo(EVENTS);
    assertThat(outcome.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("layer +role +state +hits +misses .*"),
            line -> assertThat(line).matches("memory: +cache +following .* closed"),
            line -> assertThat(line).matches("file:.*/middle +cache +following .* closed"),
            line -> assertThat(line).matches("file:.*/truth +record +following .* closed"),
            line -> assertThat(line).matches("file:.*/audit +log +following .* closed"),
            line -> assertThat(line).matches("file:.*/second +log +following .* closed"),
            line -> assertThat(line).startsWith("4 commands, 5 events, 1 trades, "));
    assertThat(state(file("truth"))).contains("\"openOrders\":1");
    for (String other : new String[] {"middle", "audit", "second"}) {
      assertThat(state(file(other))).isEqualTo(state(file("truth")));
    }
  }

  @Test
  void oneStoreWithALogIsLayersToo() {
    Outcome outcome =
        new Invocation()
            .in(COMMANDS)
            .run("run", "--store", file("truth"), "--log", file("audit"), "--layers");

    assertThat(outcome.err()).startsWith("layer ").hasLineCount(4);
    assertThat(state(file("audit"))).isEqualTo(state(file("truth")));
  }

  @Test
  void whatWasAppliedIsPassedOver() {
    Object[] args = {
      "run", "--store", "memory:", "--store", file("truth"), "--skip-applied", "--layers"
    };
    String start = COMMANDS.substring(0, COMMANDS.indexOf("{\"cmd\":\"new\""));

    String first = new Invocation().in(start).run(args).out();
    String second = new Invocation().in(COMMANDS).run(args).out();
    Outcome third = new Invocation().in(COMMANDS).run(args);

    assertThat(withoutReason(first + second)).isEqualTo(EVENTS);
    assertThat(third.out()).isEmpty();
    assertThat(third.err()).contains("0 commands, 0 events");
  }

  @Test
  void theEnvironmentSaysWhatTheLayersAre() {
    Invocation run =
        new Invocation().in(COMMANDS).env("TRADE_LOG_PATH", folder.resolve("log").toString());

    Outcome outcome = run.run("run", "--environment", "--layers");

    assertThat(withoutReason(outcome.out())).isEqualTo(EVENTS);
    assertThat(outcome.err()).contains("memory: ").contains("record").hasLineCount(4);
    assertThat(state(file("log"))).contains("\"openOrders\":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --environment --store memory:  | --environment says where to store: not beside --store or --log
          --environment --log memory:    | --environment says where to store: not beside --store or --log
          --log memory:                  | --log needs a --store
          --layers                       | --layers needs layers: several --store, a --log, or --environment
          --layers --store memory:       | --layers needs layers: several --store, a --log, or --environment
          --skip-applied                 | --skip-applied needs a --store or --environment
          """)
  void whatDoesNotGoTogetherIsOneLine(String options, String complaint) {
    Object[] args = ("run " + options).split(" ");

    assertThat(new Invocation().in(COMMANDS).run(args)).isEqualTo(complaint(complaint));
  }

  @Test
  void wrongVariablesAreOneLineAndNothingIsOpened() {
    Path log = folder.resolve("log");

    Outcome outcome =
        new Invocation()
            .env("TRADE_LOG_PATH", log.toString())
            .env("REDIS_ENABLED", "true")
            .env("REDIS_PASSWORD", "s3cret")
            .env("REDIS_DB", "-1")
            .env("TRADE_HISTORY_SIZE", "many")
            .run("run", "--environment");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("matchbook run: environment: TRADE_HISTORY_SIZE: ")
        .contains("; REDIS_DB: ")
        .doesNotContain("s3cret")
        .hasLineCount(1);
    assertThat(log).doesNotExist();
  }

  @Test
  void anUnusableLayerIsNamedAndTheOthersAreLetGo() throws IOException {
    Files.writeString(folder.resolve("taken"), "text");
    Outcome log =
        new Invocation().run("run", "--store", file("truth"), "--log", file("taken"), "--layers");
    Outcome scheme = new Invocation().run("run", "--store", "nowhere:x", "--store", file("truth"));
    Outcome setting =
        new Invocation().run("run", "--store", "memory:?layer.akc=1", "--store", file("truth"));

    assertThat(log.exitCode()).isEqualTo(2);
    assertThat(log.err()).startsWith("matchbook run: " + file("taken")).hasLineCount(1);
    assertThat(scheme.exitCode()).isEqualTo(2);
    assertThat(scheme.err()).startsWith("matchbook run: ").contains("nowhere").hasLineCount(1);
    assertThat(setting.exitCode()).isEqualTo(2);
    assertThat(setting.err()).contains("layer.akc (did you mean layer.ack?)").hasLineCount(1);
    assertThat(new Invocation().run("state", "--store", file("truth")).exitCode()).isZero();
  }

  @Test
  void oneStoreIsOpenedByItself() {
    Outcome outcome =
        new Invocation().in(COMMANDS).run("run", "--store", file("truth") + "?layer.ack=behind");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("layer.ack").hasLineCount(1);
  }
}
