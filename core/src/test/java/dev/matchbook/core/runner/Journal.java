package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.engine.KeptRows;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.Batch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A store that also keeps the order in which batches, events and acknowledgements come. */
final class Journal extends KeptRows {
  private record Acknowledged(EngineTask<EventBuffer> task) {}

  private final List<Object> entries = new ArrayList<>();
  private final List<EngineTask<EventBuffer>> tasks = new ArrayList<>();

  /** The task, noting when it is acknowledged. */
  EngineTask<EventBuffer> task(ToldTask inner) {
    EngineTask<EventBuffer> task =
        new EngineTask<>() {
          @Override
          public int apply(MatchingEngine engine, EventBuffer events) {
            return inner.apply(engine, events);
          }

          @Override
          public void committed() {
            add(new Acknowledged(this));
          }
        };
    tasks.add(task);
    return task;
  }

  /** Events were told. */
  void told(List<? extends Event> events) {
    add(List.copyOf(events));
  }

  @Override
  public boolean commit(Batch batch) {
    boolean applied = super.commit(batch);
    add(batch);
    return applied;
  }

  private synchronized void add(Object entry) {
    entries.add(entry);
  }

  /** Every batch, then its events, then its tasks, as they were submitted. */
  synchronized void requireInOrder() {
    Iterator<Object> next = entries.iterator();
    Iterator<EngineTask<EventBuffer>> submitted = tasks.iterator();
    while (next.hasNext()) {
      Batch batch = (Batch) next.next();
      List<?> events = (List<?>) next.next();
      assertThat(events)
          .extracting(event -> ((Event) event).seq())
          .isEqualTo(CommitOrderTest.seqsOf(batch));
      for (long i = batch.previous().commands(); i < batch.checkpoint().commands(); i++) {
        assertThat(next.next()).isEqualTo(new Acknowledged(submitted.next()));
      }
    }
    assertThat(submitted).isExhausted();
  }
}
