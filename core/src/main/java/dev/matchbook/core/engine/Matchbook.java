package dev.matchbook.core.engine;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The engine for everybody who does not count nanoseconds: command records in, event records out.
 *
 * <p>Not safe for use by several threads at once. Everything a command did is in the list it
 * returns, in the order of {@code seq}; nothing is kept for later.
 */
public final class Matchbook {
  private final List<Event> events = new ArrayList<>();
  final MatchingEngine engine = new MatchingEngine(new EventRecorder(events::add));

  /** An exchange without markets. */
  public Matchbook() {}

  /**
   * Applies a command.
   *
   * @return what happened; empty for a {@code mark} or {@code time} that did nothing else
   */
  public List<Event> submit(Command command) {
    Objects.requireNonNull(command, "command");
    events.clear();
    engine.apply(command);
    return List.copyOf(events);
  }

  /** The hash of the whole state, see {@link StateHash}. */
  public long stateHash() {
    return engine.stateHash();
  }

  /** The engine underneath, for its counters and markets. Commands given to it are not returned. */
  public MatchingEngine engine() {
    return engine;
  }
}
