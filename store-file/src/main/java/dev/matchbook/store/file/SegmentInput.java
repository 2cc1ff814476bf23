package dev.matchbook.store.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A segment from its first byte on, uncompressed, up to a place. Reads whole blocks, so that none
 * of a packed segment is unpacked twice. Leaves the segment open.
 */
final class SegmentInput extends InputStream {
  /** For a segment that is read to its end. */
  static final long ALL = Long.MAX_VALUE;

  private final SegmentFile segment;
  private final long end;
  private final byte[] block = new byte[GzipSegment.BLOCK];
  private long blockEnd;
  private int at;
  private int limit;

  /**
   * A stream at the first byte.
   *
   * @param end how many bytes are read, or {@link #ALL}
   */
  SegmentInput(SegmentFile segment, long end) {
    this.segment = segment;
    this.end = end;
  }

  private boolean isAtEnd() throws IOException {
    if (at < limit) {
      return false;
    }
    int wanted = (int) Math.min(block.length - blockEnd % block.length, end - blockEnd);
    int read = wanted == 0 ? -1 : segment.read(blockEnd, block, wanted);
    if (read < 0 && wanted > 0 && end != ALL) {
      throw new BadLineException("ends at byte " + blockEnd + " instead of " + end);
    }
    at = 0;
    limit = Math.max(0, read);
    blockEnd += limit;
    return read < 0;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : block[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, limit - at);
    System.arraycopy(block, at, into, offset, count);
    at += count;
    return count;
  }
}
