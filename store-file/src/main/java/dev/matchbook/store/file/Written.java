package dev.matchbook.store.file;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipException;

/**
 * What was written up to a moment: the segments, and how much of the last one. It stays readable
 * while more is written and segments are packed.
 *
 * @param names what their files are called
 * @param segments all, oldest first; at least one
 * @param bytes of the last one, whole batches
 */
record Written(SegmentNames names, List<SegmentFile> segments, long bytes) {
  /** Reads lines of a segment. */
  interface Reading<T> {
    /** Throws {@link BadLineException} that begins with the line, for what is damaged. */
    T read(int number, LineSource lines) throws IOException;
  }

  /**
   * Reads a segment, or of the last one what was written then.
   *
   * @throws BadLineException naming the file, and the line where one is damaged
   */
  <T> T read(int place, Reading<T> reading) throws IOException {
    SegmentFile segment = segments.get(place);
    boolean isLast = place == segments.size() - 1;
    SegmentInput in = new SegmentInput(segment, isLast ? bytes : SegmentInput.ALL);
    try {
      return reading.read(segment.number(), new LineSource(in));
    } catch (BadLineException e) {
      throw new BadLineException(file(segment) + " " + e.getMessage());
    } catch (ZipException e) {
      throw new BadLineException(file(segment) + ": " + e.getMessage());
    }
  }

  private String file(SegmentFile segment) {
    return names.segment(segment.number()).getFileName().toString();
  }
}
