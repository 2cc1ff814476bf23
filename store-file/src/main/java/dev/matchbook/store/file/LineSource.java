package dev.matchbook.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a segment into lines, in place and in bounded memory. */
final class LineSource {
  /** No line of a store is as long: three texts, all of it escaped, and the rest. */
  private static final int MAX_LINE = 1 << 21;

  /** The least that a disk writes. */
  private static final int SECTOR = 512;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 17];
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
    if (limit == buffer.length && limit - offset > buffer.length / 2) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else if (limit == buffer.length) {
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

  /**
   * Whether it has zeros as a page that never reached the disk leaves them: whole sectors, or from
   * where the file ended before, to a sector's end or the end of the file.
   *
   * @param ended where the file ended before
   */
  boolean hasLostPage(long ended) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int from = at;
      while (at < end && buffer[at] == 0) {
        at++;
      }
      if (at > from
          && (isSector(bufferAt + from) || bufferAt + from == ended)
          && (isSector(bufferAt + at) || at == end && !complete)) {
        return true;
      }
      at++;
    }
    return false;
  }

  private static boolean isSector(long position) {
    return position % SECTOR == 0;
  }
}
