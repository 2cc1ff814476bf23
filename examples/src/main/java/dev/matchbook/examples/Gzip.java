package dev.matchbook.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs and unpacks files whose names end in {@code .gz}, and leaves all others as they are. */
final class Gzip {
  private static final int BUFFER_BYTES = 1 << 16;

  private Gzip() {}

  /** The file's content. */
  static InputStream unpacked(Path path, InputStream file) throws IOException {
    return isPacked(path) ? new GZIPInputStream(file, BUFFER_BYTES) : file;
  }

  /** Where the file's content goes; a flush makes all of it readable. */
  static OutputStream packed(Path path, OutputStream file) throws IOException {
    return isPacked(path) ? new GZIPOutputStream(file, BUFFER_BYTES, true) : file;
  }

  private static boolean isPacked(Path path) {
    return path.toString().endsWith(".gz");
  }
}
