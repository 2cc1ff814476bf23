package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import java.io.IOException;

/**
 * Reads what was written again, from a checkpoint on, and gives it on batch by batch; one is in
 * memory at a time. Before the checkpoint no row is parsed, but hashes are checked. For one thread,
 * once.
 */
final class Replay implements SegmentScan.Visitor {
  private final Written written;
  private final Checkpoint after;
  private final RowCollector rows;
  private boolean underWay;

  /**
   * A replay.
   *
   * @param after where it begins
   */
  Replay(Written written, Checkpoint after, RowCollector.Target target) {
    this.written = written;
    this.after = after;
    rows = new RowCollector(target);
    underWay = after.equals(Checkpoint.START);
  }

  /**
   * Does it.
   *
   * @return false if no batch ends where it should begin
   * @throws BadLineException naming file and line, if they are damaged
   */
  boolean run() throws IOException {
    int place = underWay ? 0 : new ReplayStart(written).find(after);
    if (place < 0) {
      return false;
    }
    // of what comes before the first one that is read nothing is known
    String hash = place == 0 ? HashChain.START : null;
    do {
      hash = scan(place++, hash);
    } while (underWay && place < written.segments().size());
    return underWay;
  }

  private String scan(int place, String previous) throws IOException {
    return written.read(
        place,
        (number, lines) -> {
          ScannedSegment scanned = new SegmentScan(lines, this).run(number, previous);
          Damage damage = scanned.damage();
          if (damage != null) {
            throw new BadLineException("line " + damage.line() + ": " + damage.what());
          }
          if (scanned.header() == null) {
            throw new BadLineException("line 1: there is none");
          }
          return scanned.hash();
        });
  }

  @Override
  public void row(byte[] bytes, int offset, int length, long position) throws IOException {
    if (underWay) {
      rows.row(bytes, offset, length, position);
    }
  }

  @Override
  public boolean end(Checkpoint checkpoint) throws IOException {
    if (underWay) {
      return rows.end(checkpoint);
    }
    underWay = after.equals(checkpoint);
    return underWay || checkpoint == null || checkpoint.commands() < after.commands();
  }
}
