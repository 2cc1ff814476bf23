package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.util.List;
import java.util.Objects;

/** One command on its way. */
final class CommandTask implements EngineTask<RecordedEvents> {
  private final Command command;
  private final Acknowledgement acknowledgement;
  private List<Event> events;

  CommandTask(Command command, Acknowledgement acknowledgement) {
    this.command = Objects.requireNonNull(command, "command");
    this.acknowledgement = Objects.requireNonNull(acknowledgement, "acknowledgement");
  }

  @Override
  public int apply(MatchingEngine engine, RecordedEvents recorded) {
    int before = recorded.size();
    engine.apply(command);
    events = recorded.from(before);
    return 1;
  }

  @Override
  public void committed() {
    acknowledgement.done(events, null);
  }

  @Override
  public void failed(RunnerStoppedException reason) {
    acknowledgement.done(null, reason);
  }
}
