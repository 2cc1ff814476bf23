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
  /**
   * What is wanted.
   *
   * @param stores where it is kept
   * @param signed lines of which some are signed, or null where none is
   * @param settlement whether and how trades are settled
   * @param skipApplied whether to pass over what the store has applied
   */
  record Plan(
      StoreOptions stores, SignedLines signed, SettlementOptions settlement, boolean skipApplied) {}

  private final Plan plan;
  private final ExchangeStore store;
  private final Input input;
  private final Output output;
  private final Stdio stdio;
  private final long skip;

  private StoredRun(Plan plan, ExchangeStore store, Input input, Output output, Stdio stdio)
      throws Failure {
    this.plan = plan;
    this.store = store;
    this.input = input;
    this.output = output;
    this.stdio = stdio;
    this.skip = plan.skipApplied() ? AppliedLines.of(store, plan.settlement()) : 0;
  }

  /**
   * Runs.
   *
   * @param start when it started, for the summary
   */
  static Summary run(Plan plan, Input input, Output output, Stdio stdio, long start)
      throws Failure {
    try (ExchangeStore store = plan.stores().open(stdio.env())) {
      StoredRun run = new StoredRun(plan, store, input, output, stdio);
      Checkpoint before = store.checkpoint();
      long commands;
      try {
        commands = run.run();
      } finally {
        plan.stores().show(store, stdio);
      }
      Checkpoint after = store.checkpoint();
      return new Summary(
          commands,
          after.seq() - before.seq(),
          after.tradeId() - before.tradeId(),
          System.nanoTime() - start);
    } catch (StoreException e) {
      throw Failure.of(e);
    } catch (RunnerStoppedException e) {
      throw stopped(e, output);
    }
  }

  /** Returns how many commands it has taken from the input. */
  private long run() throws Failure {
    long commands;
    EngineRunner<HeldEvents> runner =
        EngineRunner.start(
            store, RunnerSettings.defaults(), () -> new HeldEvents(output.content()));
    try (SettledRun settled = SettledRun.start(runner, plan.settlement())) {
      commands = plan.signed() == null ? input.submitTo(runner, skip) : submitSigned(runner);
      long left = settled.finish();
      if (left > 0) {
        stdio.complain(left + " trades are not settled for good yet");
      }
    } finally {
      // also where reading failed: what could be read is finished
      runner.close();
      output.finish();
    }
    if (commands < skip) {
      throw Failure.unusable(
          "the store has applied " + skip + " commands, the input has only " + commands);
    }
    return commands - skip;
  }

  private long submitSigned(EngineRunner<HeldEvents> runner) throws Failure {
    int threads = Runtime.getRuntime().availableProcessors();
    return input.submitTo(runner, plan.signed(), threads, skip);
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
