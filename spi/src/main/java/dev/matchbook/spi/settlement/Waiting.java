package dev.matchbook.spi.settlement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * For how long trades have waited, by the settler's own time: the engine's time stands still where
 * commands bring none, and may be of another clock.
 *
 * <p>Now and then it notes which trade is the last one. A trade has waited since the first note
 * that has it; between old notes some are left out, so that it counts as a little younger.
 */
final class Waiting {
  private static final int MOST_NOTES = 256;

  /** At that time there were trades up to that one. */
  private record Note(long tradeId, long time) {}

  private final List<Note> notes = new ArrayList<>();

  /** Notes the last trade; times never go back. */
  void note(long tradeId, long time) {
    if (!notes.isEmpty() && notes.get(notes.size() - 1).tradeId() >= tradeId) {
      return;
    }
    notes.add(new Note(tradeId, time));
    if (notes.size() > MOST_NOTES) {
      // every second one, of the older half
      for (int i = MOST_NOTES / 2; i >= 0; i -= 2) {
        notes.remove(i);
      }
    }
  }

  /** The last trade that has waited that long, or 0. */
  long upTo(Duration age, long time) {
    long last = 0;
    for (Note note : notes) {
      if (time - note.time() < age.toNanos()) {
        break;
      }
      last = note.tradeId();
    }
    return last;
  }
}
