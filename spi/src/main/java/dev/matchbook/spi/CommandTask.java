package dev.matchbook.spi;

import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
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

  /** The command as an authenticator lets it through, or a task that only tells the refusal. */
  static EngineTask<RecordedEvents> of(
      Command command, Verdict verdict, Acknowledgement acknowledgement) {
    if (verdict instanceof Verdict.Accepted accepted) {
      return new CommandTask(authorized(command, accepted), acknowledgement);
    }
    return new RefusedTask(((Verdict.Refused) verdict).reason(), acknowledgement);
  }

  /** The command as it is given to the engine. */
  static Command authorized(Command command, Verdict.Accepted accepted) {
    return accepted.authorization() == null
        ? command
        : new AuthorizedCommand(command, accepted.authorization());
  }

  /** A command that goes no further; it is told in its turn. */
  private record RefusedTask(String reason, Acknowledgement acknowledgement)
      implements EngineTask<RecordedEvents> {
    @Override
    public int apply(MatchingEngine engine, RecordedEvents recorded) {
      return 0;
    }

    @Override
    public void committed() {
      acknowledgement.done(null, new CommandRefusedException(reason));
    }

    @Override
    public void failed(RunnerStoppedException stopped) {
      committed();
    }
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
