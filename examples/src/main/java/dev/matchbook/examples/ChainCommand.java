package dev.matchbook.examples;

import dev.matchbook.examples.settlement.ChainServer;
import dev.matchbook.examples.settlement.ChainSettings;
import dev.matchbook.examples.settlement.SimulatedChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A chain to try settlement with. */
@Command(
    name = "chain",
    description =
        "Simulates a chain for 'run --settle', on this machine alone, until it is killed; started"
            + " again on its file it has forgotten nothing. Prints its URL.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ChainCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  private final Stdio stdio;

  @Option(
      names = "--file",
      paramLabel = "F",
      required = true,
      description = "Keeps what it was given there, as lines of JSON.")
  private Path file;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Where it listens. Default: any that is free.")
  private int port;

  @Option(
      names = "--poison",
      paramLabel = "N",
      defaultValue = "0",
      description = "Every N-th trade can never settle, and no batch that it is in. Default: none.")
  private int poison;

  @Option(
      names = "--trouble",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description =
          "That share of calls fails before or after its work, and of batches in a block is"
              + " reorganised out of it; 0 to 90. Default: ${DEFAULT-VALUE}.")
  private int trouble;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Where the dice start. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--blocks",
      paramLabel = "MILLIS",
      defaultValue = "1000",
      description = "How long a block takes. Default: ${DEFAULT-VALUE}.")
  private long blocks;

  ChainCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (port < 0 || port > MOST_PORT) {
      throw Failure.unusable("--port: not from 0 to 65535: " + port);
    }
    try (ChainServer server = new ChainServer(open(), port)) {
      stdio.print(server.url() + "\n");
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      throw Failure.in("--port " + port, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private SimulatedChain open() throws Failure {
    ChainSettings settings;
    try {
      settings = new ChainSettings(poison, trouble, seed, blocks, InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw Failure.unusable(e.getMessage());
    }
    try {
      return new SimulatedChain(file, settings);
    } catch (IllegalArgumentException e) {
      throw Failure.damaged(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw Failure.notOpened(e);
    } catch (UncheckedIOException e) {
      throw Failure.in(file.toString(), e.getCause().getMessage(), e.getCause());
    }
  }
}
