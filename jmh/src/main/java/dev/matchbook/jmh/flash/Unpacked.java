package dev.matchbook.jmh.flash;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if it begins as gzip does, and how far they were read. */
final class Unpacked implements Closeable {
  private static final int GZIP_MAGIC = 0x8b1f;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final InputStream in;
  private long offset;

  private Unpacked(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static Unpacked open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      raw.mark(2);
      boolean gzip = (raw.read() | raw.read() << 8) == GZIP_MAGIC;
      raw.reset();
      return new Unpacked(file, gzip ? unpack(file, raw) : raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpack(Path file, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, BUFFER_BYTES);
    } catch (EOFException | ZipException e) {
      throw new FlashFileException(file, 0, "gzip: " + e.getMessage());
    }
  }

  /**
   * Reads bytes until there are as many as asked for, or no more.
   *
   * @return how many there are
   */
  int fill(byte[] bytes, int length) throws IOException {
    int have = 0;
    try {
      while (have < length) {
        int got = in.read(bytes, have, length - have);
        if (got < 0) {
          break;
        }
        have += got;
        offset += got;
      }
    } catch (EOFException | ZipException e) {
      throw new FlashFileException(file, offset, "gzip: " + e.getMessage());
    }
    return have;
  }

  /** How many bytes were read, unpacked. */
  long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
