package dev.matchbook.examples;

import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.examples.signed.SignedLines;
import dev.matchbook.spi.json.HeldEvents;
import java.io.UncheckedIOException;

/** A run on a store: events are printed once what they tell is durable. */
final class StoredRun {
  private final ExchangeStore store;
  private final Input input;
  private final Output output;
  private final SignedLines signed;
  private final long skip;

  private StoredRun(
      ExchangeStore store, SignedLines signed, Input input, Output output, boolean skipApplied) {
    this.store = store;
    this.signed = signed;
    this.input = input;
    this.output = output;
    this.skip = skipApplied ? store.checkpoint().commands() : 0;
  }

  /**
   * Runs.
   *
   * @param stores where it is kept
   * @param signed lines of which some are signed, or null where none is
   * @param skipApplied whether to pass over what the store has applied
   * @param start when it started, for the summary
   */
  static Summary run(
      StoreOptions stores,
      SignedLines signed,
      boolean skipApplied,
      Input input,
      Output output,
      Stdio stdio,
      long start)
      throws Failure {
    try (ExchangeStore store = stores.open(stdio.env())) {
      StoredRun run = new StoredRun(store, signed, input, output, skipApplied);
      Checkpoint before = store.checkpoint();
      try {
        run.run();
      } finally {
        stores.show(store, stdio);
      }
      Checkpoint after = store.checkpoint();
      return new Summary(
          after.commands() - before.commands(),
          after.seq() - before.seq(),
          after.tradeId() - before.tradeId(),
          System.nanoTime() - start);
    } catch (StoreException e) {
      throw Failure.of(e);
    } catch (RunnerStoppedException e) {
      throw stopped(e, output);
    }
  }

  private void run() throws Failure {
    long commands;
    EngineRunner<HeldEvents> runner =
        EngineRunner.start(
            store, RunnerSettings.defaults(), () -> new HeldEvents(output.content()));
    try {
      commands = signed == null ? input.submitTo(runner, skip) : submitSigned(runner);
    } finally {
      // also where reading failed: what could be read is finished
      runner.close();
      output.finish();
    }
    if (commands < skip) {
      throw Failure.unusable(
          "the store has applied " + skip + " commands, the input has only " + commands);
    }
  }

  private long submitSigned(EngineRunner<HeldEvents> runner) throws Failure {
    int threads = Runtime.getRuntime().availableProcessors();
    return input.submitTo(runner, signed, threads, skip);
  }

  private static Failure stopped(RunnerStoppedException e, Output output) {
    if (e.getCause() instanceof UncheckedIOException written) {
      return output.failure(written);
    }
    return e.getCause() instanceof StoreException trouble
        ? Failure.of(trouble)
        : Failure.unusable(e.getMessage());
  }
}
