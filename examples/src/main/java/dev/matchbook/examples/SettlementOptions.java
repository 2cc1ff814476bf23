package dev.matchbook.examples;

import dev.matchbook.examples.settlement.HttpGateway;
import dev.matchbook.spi.settlement.Attempts;
import dev.matchbook.spi.settlement.Batching;
import dev.matchbook.spi.settlement.SettlementSettings;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** Where a run settles the trades of markets that settle, and how. */
final class SettlementOptions {
  private static final int MOST_DELAY_POLLS = 60;

  @Option(
      names = "--settle",
      paramLabel = "URL",
      description =
          "Settles trades by the gateway there, such as what 'chain' prints, while the run lasts;"
              + " at the end of the input goes on until nothing is left to settle.")
  private String url;

  @Option(
      names = "--settle-trades",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most trades of a batch, 1 to 1024. Default: ${DEFAULT-VALUE}.")
  private int trades;

  @Option(
      names = "--settle-age",
      paramLabel = "DURATION",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "A trade waits no longer for others, such as 500ms. Default: ${DEFAULT-VALUE}.")
  private Duration age;

  @Option(
      names = "--settle-wait",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "At the end of the input goes on for so long at most.")
  private Duration wait;

  @Option(
      names = "--settle-poll",
      paramLabel = "DURATION",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description =
          "How often the gateway is asked, and when it is tried again at first, then later and"
              + " later. Default: ${DEFAULT-VALUE}.")
  private Duration poll;

  @Option(
      names = "--settle-finality",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Confirmations from which on a batch has settled for good. Default: ${DEFAULT-VALUE}.")
  private int finality;

  @Option(
      names = "--input-settles",
      description =
          "The input itself has the commands by which trades settle: --skip-applied counts them as"
              + " it counts all others.")
  private boolean byInput;

  /** Whether the input has the commands of a settler. */
  boolean byInput() {
    return byInput;
  }

  /** Whether anything is settled. */
  boolean areGiven() {
    return url != null;
  }

  /**
   * Checks what is known before anything is opened.
   *
   * @param stored whether there is a store
   * @throws Failure naming the option that cannot be used
   */
  void require(boolean stored) throws Failure {
    if (url != null && byInput) {
      throw Failure.unusable("--settle and --input-settles: only one can settle");
    }
    if (url == null && wait != null) {
      throw Failure.unusable("--settle-wait needs --settle");
    }
    if (url != null && !stored) {
      throw Failure.unusable("--settle needs a --store or --environment");
    }
    if (url != null) {
      gateway();
      settings();
    }
  }

  /**
   * The gateway.
   *
   * @throws Failure if its URL is none
   */
  HttpGateway gateway() throws Failure {
    try {
      return HttpGateway.to(url);
    } catch (IllegalArgumentException e) {
      throw Failure.unusable("--settle: " + e.getMessage());
    }
  }

  /**
   * How it settles. The engine's time is that of the input and stays so.
   *
   * @throws Failure naming what is out of its range
   */
  SettlementSettings settings() throws Failure {
    try {
      Attempts attempts = Attempts.defaults();
      return SettlementSettings.defaults()
          .batching(Batching.defaults().upTo(trades, age))
          .attempts(
              attempts
                  .poll(poll)
                  .retries(poll, poll.multipliedBy(MOST_DELAY_POLLS), attempts.deadline())
                  .depths(attempts.confirmations(), finality))
          .clock(InstantSource.system(), false);
    } catch (IllegalArgumentException e) {
      throw Failure.unusable("--settle-...: " + e.getMessage());
    }
  }

  /** How long to go on after the input at most; null for as long as it takes. */
  Duration patience() {
    return wait;
  }
}
