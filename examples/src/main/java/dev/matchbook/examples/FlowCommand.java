package dev.matchbook.examples;

import dev.matchbook.examples.flow.MixedFlow;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes up commands for load tests. */
@Command(
    name = "flow",
    description = "Makes up mixed commands for load tests; the same seed gives the same file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class FlowCommand implements Callable<Integer> {
  private final Stdio stdio;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private long commands;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Where the dice start. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; packed if named *.gz. Default: standard output.")
  private Path out;

  FlowCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (out == null) {
      try {
        write(new OutputStreamWriter(stdio.out(), StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw Failure.standardOutput(e);
      }
      return 0;
    }
    try (OutputStream file = new FileOutputStream(out.toFile());
        Writer text = new OutputStreamWriter(Gzip.packed(out, file), StandardCharsets.US_ASCII)) {
      write(text);
    } catch (IOException e) {
      throw Failure.notOpened(e);
    }
    return 0;
  }

  private void write(Writer to) throws IOException {
    MixedFlow flow = new MixedFlow(seed);
    Writer text = new BufferedWriter(to, 1 << 16);
    for (long i = 0; i < commands; i++) {
      text.append(flow.next()).append('\n');
    }
    text.flush();
  }
}
