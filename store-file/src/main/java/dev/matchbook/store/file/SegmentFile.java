package dev.matchbook.store.file;

import java.io.IOException;

/** Reads rows of a segment by where they are in it, uncompressed. Any thread. */
interface SegmentFile extends AutoCloseable {
  /** Its number, from 1. */
  int number();

  /**
   * Reads up to {@code length} bytes from {@code position} on.
   *
   * @return how many were read, −1 at the end
   */
  int read(long position, byte[] into, int length) throws IOException;

  @Override
  void close() throws IOException;
}
