package dev.matchbook.core.runner;

import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Keeps events as records. */
public final class RecordedEvents extends EventRecorder implements EventBuffer {
  private final List<Event> events;
  private final Consumer<? super List<Event>> listener;

  /**
   * An empty buffer.
   *
   * @param listener is given the events of each batch when they are durable, in the order of their
   *     {@code seq}; the list is valid during the call
   */
  public RecordedEvents(Consumer<? super List<Event>> listener) {
    this(new ArrayList<>(), listener);
  }

  private RecordedEvents(List<Event> events, Consumer<? super List<Event>> listener) {
    super(events::add);
    this.events = events;
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** How many events there are; during {@link EngineTask#apply}, to know which are one's own. */
  public int size() {
    return events.size();
  }

  /** A copy of the events from there on. */
  public List<Event> from(int first) {
    return List.copyOf(events.subList(first, events.size()));
  }

  @Override
  public void committed() {
    listener.accept(events);
    events.clear();
  }

  @Override
  public void discard() {
    events.clear();
  }
}
