package dev.matchbook.spi;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A look at the engine. */
final class QuestionTask<T> implements EngineTask<RecordedEvents> {
  private final Function<? super MatchingEngine, ? extends T> question;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T found;
  private RuntimeException thrown;

  QuestionTask(Function<? super MatchingEngine, ? extends T> question) {
    this.question = Objects.requireNonNull(question, "question");
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  @Override
  public int apply(MatchingEngine engine, RecordedEvents recorded) {
    try {
      found = question.apply(engine);
    } catch (RuntimeException e) {
      thrown = e;
    }
    return 0;
  }

  @Override
  public void committed() {
    if (thrown == null) {
      answer.complete(found);
    } else {
      answer.completeExceptionally(thrown);
    }
  }

  @Override
  public void failed(RunnerStoppedException reason) {
    answer.completeExceptionally(reason);
  }
}
