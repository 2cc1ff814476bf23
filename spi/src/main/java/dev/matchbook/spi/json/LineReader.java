package dev.matchbook.spi.json;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Splits a stream into lines, in place and in bounded memory: of a line over {@link #MAX_LINE}
 * bytes (or another bound that is given) nothing is kept but that it was too long. LF ends a line;
 * the last one needs none. Lines of white space alone are counted and skipped. Not safe for use by
 * several threads.
 */
public final class LineReader {
  /** The most bytes of a line, its LF not counted (RULEBOOK §2). */
  public static final int MAX_LINE = 65_536;

  private static final int BUFFER = 1 << 18;

  private final InputStream in;
  private final byte[] buffer;
  private final int maxLine;
  private Flushable flushable = () -> {};
  private int position;
  private int limit;
  private boolean end;
  private long number;
  private int offset;
  private int length;
  private boolean blank;
  private boolean ascii;
  private boolean tooLong;

  /**
   * A reader at the start of a stream, which stays the caller's to close.
   *
   * @param in should not be buffered: blocks of up to 256 KiB are read
   */
  public LineReader(InputStream in) {
    this(in, MAX_LINE);
  }

  /**
   * The same with another bound than {@link #MAX_LINE}.
   *
   * @param maxLine the most bytes of a line, its LF not counted, from 1; about as many are held
   */
  public LineReader(InputStream in, int maxLine) {
    this.in = Objects.requireNonNull(in, "in");
    if (maxLine < 1) {
      throw new IllegalArgumentException("maxLine: below 1: " + maxLine);
    }
    this.maxLine = maxLine;
    this.buffer = new byte[Math.addExact(maxLine, BUFFER - MAX_LINE)];
  }

  /** Sets what is flushed before each read that might wait for input. */
  public void beforeWait(Flushable flushable) {
    this.flushable = Objects.requireNonNull(flushable, "flushable");
  }

  /**
   * Goes to the next line that is not blank.
   *
   * @return false at the end of input
   * @throws IOException from the stream; lines read before are not affected
   */
  public boolean next() throws IOException {
    do {
      if (!scan()) {
        return false;
      }
      number++;
    } while (blank);
    return true;
  }

  /** Number of the line in the input, from 1, blank ones counted. */
  public long number() {
    return number;
  }

  /** Holds the line at {@link #offset}, valid until {@link #next}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the line starts. */
  public int offset() {
    return offset;
  }

  /** Bytes of the line, its LF not counted; meaningless if it is too long. */
  public int length() {
    return length;
  }

  /** Whether the line is over the bound; then it is not in the buffer. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Whether the line has no byte above 0x7F. */
  public boolean isAscii() {
    return ascii;
  }

  private boolean scan() throws IOException {
    offset = position;
    tooLong = false;
    int at = position;
    int seen = 0;
    blank = true;
    while (true) {
      while (at < limit) {
        byte b = buffer[at];
        if (b == '\n') {
          return line(at, at + 1, seen);
        }
        seen |= b;
        at++;
      }
      if (at - offset > maxLine) {
        blank = blank && OneLineStream.isBlank(buffer, offset, at);
        tooLong = true;
        offset = 0;
        at = 0;
        limit = 0;
      }
      int before = offset;
      boolean more = fill();
      at -= before - offset;
      if (!more) {
        return (at > offset || tooLong) && line(at, at, seen);
      }
    }
  }

  private boolean line(int lineEnd, int nextLine, int seen) {
    length = lineEnd - offset;
    blank = blank && OneLineStream.isBlank(buffer, offset, lineEnd);
    tooLong |= length > maxLine;
    ascii = seen >= 0;
    position = nextLine;
    return true;
  }

  /** Reads more behind what is there of the line, moving it to the front where room runs out. */
  private boolean fill() throws IOException {
    if (end) {
      return false;
    }
    if (limit == buffer.length) {
      System.arraycopy(buffer, offset, buffer, 0, limit - offset);
      limit -= offset;
      offset = 0;
    } else if (offset == limit) {
      offset = 0;
      limit = 0;
    }
    if (in.available() <= 0) {
      flushable.flush();
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    end = read < 0;
    limit += Math.max(0, read);
    return !end;
  }
}
