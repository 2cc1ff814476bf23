package dev.matchbook.store.file;

import java.io.IOException;
import java.io.InputStream;

/** Splits a segment into lines, in place and in bounded memory. */
final class LineSource {
  /** No line of a store is as long. */
  private static final int MAX_LINE = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[2 * MAX_LINE];
  private int offset;
  private int length;
  private int next;
  private int limit;
  private long bufferAt;
  private boolean complete;
  private long number;

  LineSource(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end
   */
  boolean next() throws IOException {
    offset = next;
    int at = offset;
    while (true) {
      while (at < limit) {
        if (buffer[at++] == '\n') {
          return line(at - 1, at, true);
        }
      }
      if (at - offset >= MAX_LINE) {
        return line(at, at, false);
      }
      int before = offset;
      boolean more = fill();
      at -= before - offset;
      if (!more) {
        return at > offset && line(at, at, false);
      }
    }
  }

  private boolean line(int end, int following, boolean ended) {
    length = end - offset;
    next = following;
    complete = ended;
    number++;
    return true;
  }

  private boolean fill() throws IOException {
    if (limit == buffer.length) {
      System.arraycopy(buffer, offset, buffer, 0, limit - offset);
      bufferAt += offset;
      limit -= offset;
      offset = 0;
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  byte[] buffer() {
    return buffer;
  }

  int offset() {
    return offset;
  }

  /** Bytes of the line without its LF. */
  int length() {
    return length;
  }

  /** Whether an LF ends the line. */
  boolean isComplete() {
    return complete;
  }

  /** Its number, from 1. */
  long number() {
    return number;
  }

  /** Where in the segment it starts. */
  long position() {
    return bufferAt + offset;
  }

  /** Where in the segment the next one starts. */
  long nextPosition() {
    return bufferAt + next;
  }

  boolean hasNul() {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
