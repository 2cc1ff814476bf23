package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The packaged runner on layers, which goes on where it was. */
final class LayeredRun {
  private final Map<String, String> variables;
  private final List<String> options;

  /**
   * Runs to come.
   *
   * @param variables of the environment, in place of all that a deployment knows
   * @param options of the command {@code run}
   */
  LayeredRun(Map<String, String> variables, String... options) {
    this.variables = variables;
    this.options = List.of(options);
  }

  /**
   * What came of one.
   *
   * @param exitCode of the process
   * @param events standard output
   * @param err standard error
   */
  record Outcome(int exitCode, byte[] events, String err) {}

  /** A process that will start it; it reads standard input. */
  ProcessBuilder command() {
    ProcessBuilder command =
        Jar.command(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"), "run");
    command.command().addAll(options);
    command.command().add("--skip-applied");
    command.environment().keySet().removeIf(name -> name.matches("(DATABASE|REDIS|TRADE)_.*"));
    command.environment().putAll(variables);
    return command;
  }

  /** Runs over a file. */
  Outcome over(Path input) throws Exception {
    ProcessBuilder command = command();
    command.command().addAll(List.of("--in", input.toString()));
    try (Jar jar = Jar.start(command);
        InputStream out = jar.process().getInputStream()) {
      byte[] events = out.readAllBytes();
      String err = jar.err();
      return new Outcome(jar.exitCode(), events, err);
    }
  }

  /**
   * Runs over a cut input, then over the whole, and compares the events of both with those of a run
   * that nothing interrupts.
   *
   * @param cut how many commands the cut input has
   */
  void twice(Uninterrupted truth, int cut, Path folder) throws Exception {
    Path whole = Files.write(folder.resolve("whole"), truth.input());
    Path part = Files.write(folder.resolve("part"), firstLines(truth.input(), cut));

    ByteArrayOutputStream events = new ByteArrayOutputStream();
    for (Path input : List.of(part, whole)) {
      Outcome outcome = over(input);
      assertThat(outcome.err()).contains(" commands, ").doesNotContain("WARN", "ERROR");
      assertThat(outcome.exitCode()).isZero();
      events.write(outcome.events());
    }

    assertThat(events.toByteArray()).isEqualTo(truth.events(0, truth.size()));
  }

  /** So many lines of a text. */
  static byte[] firstLines(byte[] text, int lines) {
    int end = 0;
    for (int line = 0; line < lines; end++) {
      line += text[end] == '\n' ? 1 : 0;
    }
    return Arrays.copyOf(text, end);
  }
}
