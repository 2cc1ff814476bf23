package dev.matchbook.examples;

import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.examples.options.OptionsStory;
import dev.matchbook.spi.Stores;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A venue for options, from signed offers to active options. */
@Command(
    name = "options",
    description =
        "Tells some days of a small venue for options: offers and takes that are signed by EIP-712,"
            + " trades that settle or are busted, options that are active and expire.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class OptionsCommand implements Callable<Integer> {
  private final Stdio stdio;

  @Option(
      names = "--store",
      paramLabel = "URI",
      defaultValue = "memory:",
      description = "Keeps all of it there. Default: ${DEFAULT-VALUE}.")
  private String uri;

  @Option(
      names = "--fail",
      paramLabel = "N",
      defaultValue = "3",
      description = "Every N-th taker cannot pay; 0 for none. Default: ${DEFAULT-VALUE}.")
  private int fail;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Where the dice start. Default: ${DEFAULT-VALUE}.")
  private long seed;

  OptionsCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (fail < 0) {
      throw Failure.unusable("--fail: below 0: " + fail);
    }
    StringBuilder story = new StringBuilder();
    try {
      OptionsStory.tell(open(), seed, fail, line -> story.append(line).append('\n'));
    } catch (StoreException e) {
      throw Failure.of(e);
    } catch (RunnerStoppedException e) {
      throw e.getCause() instanceof StoreException trouble
          ? Failure.of(trouble)
          : Failure.unusable(e.getMessage());
    }
    stdio.print(story.toString());
    return 0;
  }

  private ExchangeStore open() throws Failure {
    try {
      return Stores.open(uri);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Failure.unusable(e.getMessage());
    }
  }
}
