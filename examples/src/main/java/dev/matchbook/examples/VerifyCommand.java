package dev.matchbook.examples;

import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.LineKey;
import dev.matchbook.store.file.FileVerification;
import dev.matchbook.store.file.FileVerification.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks every byte of a file store. */
@Command(
    name = "verify",
    description = "Checks every line and hash of a file store, which may be in use meanwhile.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "Exit code 1: damaged; 2: cannot be read.")
final class VerifyCommand implements Callable<Integer> {
  private static final LineKey SEGMENTS = LineKey.of("segments");
  private static final LineKey BATCHES = LineKey.of("batches");
  private static final LineKey LINES = LineKey.of("lines");
  private static final LineKey HASH = LineKey.of("hash");
  private static final LineKey UNFINISHED = LineKey.of("unfinished");

  private final Stdio stdio;

  @Parameters(index = "0", paramLabel = "DIR", description = "The store's directory.")
  private Path directory;

  VerifyCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (!Files.isDirectory(directory)) {
      throw Failure.unusable(directory + ": there is no such directory");
    }
    Report report = verify();
    if (!report.isSound()) {
      throw Failure.damaged(directory + ": " + report.damage());
    }
    print(report);
    return 0;
  }

  private Report verify() throws Failure {
    try {
      return FileVerification.verify(directory);
    } catch (AccessDeniedException e) {
      throw Failure.in(e.getFile(), "permission denied", e);
    } catch (IOException e) {
      throw Failure.in(directory.toString(), "cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw Failure.in(
          directory.toString(), "cannot be read: " + e.getCause().getMessage(), e.getCause());
    }
  }

  private void print(Report report) throws Failure {
    Lines out = new Lines(stdio.out());
    LineBuffer line =
        out.buffer()
            .begin(SEGMENTS)
            .number(report.segments())
            .number(BATCHES, report.batches())
            .number(LINES, report.lines())
            .text(HASH, report.hash());
    if (report.unfinished() != null) {
      line.text(UNFINISHED, report.unfinished());
    }
    line.end();
    out.flush();
  }
}
