package dev.matchbook.examples;

import dev.matchbook.examples.lobster.LobsterReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replays a day of NASDAQ order flow and checks the book against the exchange's own. */
@Command(
    name = "lobster",
    description = "Replays a day of NASDAQ order flow and checks the book after every message.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LobsterCommand implements Callable<Integer> {
  private final Stdio stdio;

  @Parameters(
      index = "0",
      paramLabel = "MESSAGES",
      description = "LOBSTER's message file, .csv or .csv.gz.")
  private Path messages;

  @Parameters(
      index = "1",
      paramLabel = "ORDERBOOK",
      description = "Its orderbook file, .csv or .csv.gz; read twice.")
  private Path orderbook;

  LobsterCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    String result;
    try {
      result = LobsterReplay.run(messages, orderbook).toJson();
    } catch (IOException e) {
      throw Failure.unusable(e.getMessage());
    }
    stdio.print(result + "\n");
    return 0;
  }
}
