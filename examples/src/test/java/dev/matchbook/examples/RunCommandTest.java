package dev.matchbook.examples;

import static dev.matchbook.examples.Sample.COMMANDS;
import static dev.matchbook.examples.Sample.EVENTS;
import static dev.matchbook.examples.Sample.withoutReason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void standardInputBecomesStandardOutput() {
    Outcome outcome = new Invocation().in(COMMANDS).run("run");

    assertThat(outcome.exitCode()).isZero();
    assertThat(withoutReason(outcome.out())).isEqualTo(EVENTS);
    assertThat(outcome.err())
        .matches("4 commands, 5 events, 1 trades, \\d+\\.\\d\\d s, [\\d,]+ commands/s\n");
  }

  @Test
  void filesNamedGzArePackedBothWays() throws IOException {
    Path in = Files.write(folder.resolve("in.gz"), Sample.pack(COMMANDS));
    Path out = folder.resolve("out.gz");

    Outcome outcome = new Invocation().run("run", "--in", in, "--out", out);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(withoutReason(Sample.unpack(Files.readAllBytes(out)))).isEqualTo(EVENTS);
  }

  @Test
  void anEarlierOutputFileIsReplaced() throws IOException {
    Path out = file("out", "x".repeat(10_000));

    new Invocation().in(COMMANDS).run("run", "--out", out);

    assertThat(withoutReason(Files.readString(out))).isEqualTo(EVENTS);
  }

  @Test
  void aPersonSeesTheProgressOfAFile() throws IOException {
    Path in = file("in", COMMANDS);
    Path out = folder.resolve("out");

    String err =
        new Invocation().terminal(SystemStream.Error).run("run", "--in", in, "--out", out).err();

    assertThat(err).contains("run 100% ").contains(" kB/s").contains("\n4 commands, 5 events");
  }

  @Test
  void noProgressDisturbsFilesPipesAndEventsOnTheTerminal() throws IOException {
    Path in = file("in", COMMANDS);

    Invocation pipe = new Invocation().terminal(SystemStream.Error).in(COMMANDS);
    Invocation redirected = new Invocation().terminal(SystemStream.Output);
    Invocation both = new Invocation().terminal(SystemStream.Error).terminal(SystemStream.Output);

    assertThat(pipe.run("run").err()).startsWith("4 commands");
    assertThat(redirected.run("run", "--in", in).err()).startsWith("4 commands");
    assertThat(both.run("run", "--in", in).err()).startsWith("4 commands");
  }
}
