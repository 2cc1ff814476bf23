package dev.matchbook.examples;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.eip712.Eip712Authenticator;
import dev.matchbook.eip712.Venue;
import dev.matchbook.examples.signed.SignedLines;
import dev.matchbook.spi.json.EventWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands in, events out. */
@Command(
    name = "run",
    description = "Reads commands, one JSON object a line, and writes the events they cause.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  private final Stdio stdio;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The commands; unpacked if named *.gz. Default: standard input.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The events; packed if named *.gz. Default: standard output.")
  private Path out;

  @Mixin private StoreOptions stores;

  @Mixin private SigningOptions signing;

  @Mixin private SettlementOptions settlement;

  @Option(names = "--unsigned-cancels", description = "With --eip712: cancels need no signature.")
  private boolean unsignedCancels;

  @Option(
      names = "--skip-applied",
      description =
          "Passes over as many commands as the store has applied: the same input, again, after a"
              + " crash.")
  private boolean skipApplied;

  RunCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    stores.require();
    if (unsignedCancels && !signing.areGiven()) {
      throw Failure.unusable("--unsigned-cancels needs --eip712");
    }
    if (skipApplied && !stores.areGiven()) {
      throw Failure.unusable("--skip-applied needs a --store or --environment");
    }
    settlement.require(stores.areGiven());
    long start = System.nanoTime();
    Summary summary;
    try (Input input = in == null ? Input.standard(stdio.in()) : Input.open(in);
        Output output = openOutput()) {
      if (input.isFile() && Progress.isWelcome(out == null, stdio)) {
        input.show(Progress.start(input.fileBytes(), stdio));
      }
      boolean stored = stores.areGiven() || signing.areGiven();
      summary = stored ? runOnStore(input, output, start) : run(input, output, start);
    }
    stdio.complain(summary.toString());
    return 0;
  }

  private Output openOutput() throws Failure {
    if (out == null) {
      return Output.standard(stdio.out());
    }
    if (in != null && isSameFile()) {
      throw Failure.unusable("--in and --out are the same file: " + out);
    }
    return Output.open(out);
  }

  private boolean isSameFile() throws Failure {
    try {
      return Files.isRegularFile(in) && Files.exists(out) && Files.isSameFile(in, out);
    } catch (IOException e) {
      throw Failure.notOpened(e);
    }
  }

  private Summary runOnStore(Input input, Output output, long start) throws Failure {
    StoredRun.Plan plan = new StoredRun.Plan(stores, lines(), settlement, skipApplied);
    return StoredRun.run(plan, input, output, stdio, start);
  }

  /** Lines of which some are signed, or null. */
  private SignedLines lines() throws Failure {
    if (!signing.areGiven()) {
      return null;
    }
    Venue venue = signing.venue();
    Eip712Authenticator keys = Eip712Authenticator.of(venue);
    return new SignedLines(venue, unsignedCancels ? keys.withUnsignedCancels() : keys);
  }

  private static Summary run(Input input, Output output, long start) throws Failure {
    try {
      long commands;
      try {
        commands = input.applyTo(new MatchingEngine(output.events()), output::flush);
      } finally {
        output.finish();
      }
      EventWriter events = output.events();
      return new Summary(commands, events.events(), events.trades(), System.nanoTime() - start);
    } catch (UncheckedIOException e) {
      throw output.failure(e);
    }
  }
}
