package dev.matchbook.core.runner;

import dev.matchbook.core.engine.EventRecorder;

/** A buffer that keeps nothing and does what a test says when it is told. */
final class OddEvents extends EventRecorder implements EventBuffer {
  private final Runnable onCommitted;
  private final Runnable onDiscard;

  OddEvents(Runnable onCommitted, Runnable onDiscard) {
    super(event -> {});
    this.onCommitted = onCommitted;
    this.onDiscard = onDiscard;
  }

  @Override
  public void committed() {
    onCommitted.run();
  }

  @Override
  public void discard() {
    onDiscard.run();
  }
}
