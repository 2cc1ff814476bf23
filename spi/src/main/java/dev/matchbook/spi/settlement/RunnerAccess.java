package dev.matchbook.spi.settlement;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.EventBuffer;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The way to an engine by its runner's queue. */
final class RunnerAccess<B extends EventBuffer> implements EngineAccess {
  private final EngineRunner<B> runner;

  RunnerAccess(EngineRunner<B> runner) {
    this.runner = runner;
  }

  @Override
  public void run(ToIntFunction<MatchingEngine> commands, Consumer<RuntimeException> done) {
    runner.submit(
        new EngineTask<>() {
          @Override
          public int apply(MatchingEngine engine, B events) {
            return commands.applyAsInt(engine);
          }

          @Override
          public void committed() {
            done.accept(null);
          }

          @Override
          public void failed(RunnerStoppedException reason) {
            done.accept(reason);
          }
        });
  }
}
