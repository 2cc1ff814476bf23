package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.RowReader;
import java.io.IOException;

/**
 * Finds the segment in which a batch ends at a checkpoint. Checkpoints ascend through the segments:
 * it is found by halving, and of each segment that is looked at only the lines up to its first
 * checkpoint are read. Needs neither index nor state. For one thread.
 */
final class ReplayStart {
  private final Written written;
  private final RowReader reader = new RowReader();

  ReplayStart(Written written) {
    this.written = written;
  }

  /** The place of the only segment where it can be; −1 if it is in none. */
  int find(Checkpoint sought) throws IOException {
    int found = -1;
    int low = 0;
    int high = written.segments().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int place = middle;
      Checkpoint first = first(place);
      while (first == null && place < high) {
        first = first(++place);
      }
      if (first != null && first.commands() <= sought.commands()) {
        found = place;
        low = place + 1;
      } else {
        high = middle - 1;
      }
    }
    return found;
  }

  /** Null where there are only rows without a batch. */
  private Checkpoint first(int place) throws IOException {
    return written.read(place, (number, lines) -> first(lines));
  }

  private Checkpoint first(LineSource lines) throws IOException {
    // the first line ends with a hash too, and with no batch
    boolean goesOn = lines.next();
    while (goesOn && lines.next()) {
      if (EndLine.ends(lines.buffer(), lines.offset(), lines.length())) {
        Checkpoint checkpoint = end(lines).checkpoint();
        if (checkpoint != null) {
          return checkpoint;
        }
      }
    }
    return null;
  }

  private EndLine end(LineSource lines) throws IOException {
    try {
      return EndLine.read(lines.buffer(), lines.offset(), lines.length(), reader);
    } catch (IOException e) {
      throw new BadLineException("line " + lines.number() + ": " + e.getMessage());
    }
  }
}
