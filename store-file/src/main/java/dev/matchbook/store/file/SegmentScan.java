package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.RowReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a segment from its first byte to its last and checks everything: the shape of each line,
 * the sums and the chained hash of each batch.
 *
 * <p>What a crash leaves is told from damage so: a batch that has no end, at the end of the file,
 * was never finished. So was the last one where sectors of it are zeros, which never reached the
 * disk; of a segment whose batches were not forced one by one, also an earlier one with such.
 * Everything else is damage.
 */
final class SegmentScan {
  /** Is given what is found. */
  interface Visitor {
    /** A row of the batch that is being read. */
    void row(byte[] bytes, int offset, int length, long position) throws IOException;

    /**
     * The batch is whole.
     *
     * @param checkpoint null for rows without a batch
     * @return false to read no further
     */
    boolean end(Checkpoint checkpoint) throws IOException;
  }

  private final LineSource lines;
  private final Visitor visitor;
  private final RowReader reader = new RowReader();
  private final LineSums sums = new LineSums();
  private HashChain chain;
  private SegmentHeader header;
  private long wholeBytes;
  private long wholeLines;
  private long batches;
  private Damage suspect;

  SegmentScan(InputStream in, Visitor visitor) {
    this(new LineSource(in), visitor);
  }

  SegmentScan(LineSource lines, Visitor visitor) {
    this.lines = lines;
    this.visitor = visitor;
  }

  /**
   * Reads to the end.
   *
   * @param previous hash from which it has to go on, or null if nobody knows
   * @throws IOException if reading fails; what is found wrong is in the answer
   */
  ScannedSegment run(int number, String previous) throws IOException {
    if (lines.next()) {
      suspect = header(number, previous);
      boolean goesOn = suspect == null;
      while (goesOn && lines.next()) {
        goesOn = batch();
      }
    }
    Damage damage = suspect == null ? null : judge();
    return new ScannedSegment(
        header, wholeBytes, wholeLines, batches, hash(previous), lines.nextPosition(), damage);
  }

  /** Of what is whole: a last batch that is not has left its own. */
  private String hash(String previous) {
    if (header == null) {
      return previous;
    }
    chain.back();
    return chain.value();
  }

  private Damage header(int number, String previous) {
    if (!lines.isComplete()) {
      return new Damage(1, "the first line is not whole", true);
    }
    try {
      SegmentHeader read = SegmentHeader.read(lines.buffer(), lines.offset(), lines.length());
      String from = previous == null ? read.previous() : previous;
      chain = new HashChain(from);
      chain.add(lines.buffer(), lines.offset(), lines.length() - EndLine.HASHED_TAIL);
      if (read.number() != number) {
        return new Damage(1, "segment " + read.number() + " where " + number + " should be", false);
      }
      if (!read.previous().equals(from) || !chain.end().equals(read.sha256())) {
        return new Damage(1, "the hash chain does not go on here", false);
      }
      header = read;
      whole();
      return null;
    } catch (IOException e) {
      return new Damage(1, e.getMessage(), false);
    }
  }

  private void whole() {
    wholeBytes = lines.nextPosition();
    wholeLines = lines.number();
    chain.keep();
    sums.clear();
  }

  /** Reads the batch whose first line is there; false where it is not whole. */
  private boolean batch() throws IOException {
    long first = lines.number();
    boolean zeros = false;
    Damage bad = null;
    do {
      zeros |= lines.hasLostPage(wholeBytes);
      if (!lines.isComplete()) {
        suspect = torn(zeros, bad);
        return false;
      }
      if (EndLine.ends(lines.buffer(), lines.offset(), lines.length())) {
        return end(first, zeros, bad);
      }
      bad = row(bad);
    } while (lines.next());
    suspect = bad == null || zeros ? new Damage(first, "the last batch has no end", true) : bad;
    return false;
  }

  /** A line without LF at the end of the file; a crash leaves no wrong line before it. */
  private Damage torn(boolean zeros, Damage bad) {
    if (bad != null && !zeros) {
      return bad;
    }
    boolean whole = EndLine.ends(lines.buffer(), lines.offset(), lines.length() - 1);
    return whole && !zeros
        ? new Damage(lines.number(), "the line does not end where it must", false)
        : new Damage(lines.number(), "the last batch is not whole", true);
  }

  private Damage row(Damage bad) {
    sums.add(lines.buffer(), lines.offset(), lines.length() + 1);
    chain.add(lines.buffer(), lines.offset(), lines.length() + 1);
    if (bad == null) {
      try {
        visitor.row(lines.buffer(), lines.offset(), lines.length(), lines.position());
      } catch (IOException e) {
        return new Damage(lines.number(), e.getMessage(), false);
      }
    }
    return bad;
  }

  private boolean end(long first, boolean zeros, Damage bad) throws IOException {
    Damage wrong;
    try {
      EndLine end = EndLine.read(lines.buffer(), lines.offset(), lines.length(), reader);
      chain.add(lines.buffer(), lines.offset(), lines.length() - EndLine.HASHED_TAIL);
      if (chain.end().equals(end.sha256()) && bad == null) {
        boolean goesOn = visitor.end(end.checkpoint());
        whole();
        batches++;
        return goesOn;
      }
      wrong = bad == null ? where(end, first) : bad;
    } catch (IOException e) {
      wrong = bad == null ? new Damage(lines.number(), e.getMessage(), false) : bad;
    }
    suspect = new Damage(wrong.line(), wrong.what(), zeros);
    return false;
  }

  private Damage where(EndLine end, long first) {
    int damaged = sums.damaged(end.sum(), end.weighted());
    if (damaged < 0 || damaged > 0 && end.lines() != sums.lines()) {
      return new Damage(
          first, "the hash of lines " + first + " to " + lines.number() + " is wrong", false);
    }
    long line = damaged == 0 ? lines.number() : first + damaged - 1;
    return new Damage(line, "the line is not what was written", false);
  }

  /** Looks at what follows: behind an unfinished batch there is no finished one. */
  private Damage judge() throws IOException {
    boolean ends = false;
    while (lines.next()) {
      ends |= lines.isComplete() && EndLine.ends(lines.buffer(), lines.offset(), lines.length());
    }
    boolean late = header != null && !header.synced();
    return new Damage(suspect.line(), suspect.what(), suspect.isTail() && (!ends || late));
  }
}
