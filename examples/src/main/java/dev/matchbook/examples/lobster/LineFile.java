package dev.matchbook.examples.lobster;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file being read line by line, as bytes; holds no more than a line. A name that ends in {@code
 * .gz} is unpacked on the way. LF ends a line, a CR before it is left out.
 */
final class LineFile implements Closeable {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_LINE_BYTES = 256;

  private final Path path;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private InputStream in = InputStream.nullInputStream();
  private int position;
  private int limit;
  private byte[] line = new byte[FIRST_LINE_BYTES];
  private int length;
  private long number;

  private LineFile(Path path) {
    this.path = path;
  }

  /**
   * Opens it before its first line.
   *
   * @throws InputException if it cannot be read
   */
  static LineFile open(Path path) throws IOException {
    LineFile file = new LineFile(path);
    try {
      file.in = Files.newInputStream(path);
      if (path.toString().endsWith(".gz")) {
        file.in = new GZIPInputStream(file.in, BUFFER_BYTES);
      }
      return file;
    } catch (IOException e) {
      file.close();
      throw file.unreadable(e);
    }
  }

  /**
   * Goes to the next line that is not empty.
   *
   * @return false at the end of the file
   * @throws InputException if it cannot be read, or the line is too long
   */
  boolean next() throws InputException {
    do {
      if (!scan()) {
        return false;
      }
    } while (length == 0);
    return true;
  }

  private boolean scan() throws InputException {
    number++;
    length = 0;
    int b = read();
    if (b < 0) {
      return false;
    }
    while (b >= 0 && b != '\n') {
      keep((byte) b);
      b = read();
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  private void keep(byte b) throws InputException {
    if (length == MAX_LINE_BYTES) {
      throw wrong("the line is longer than " + MAX_LINE_BYTES + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = b;
  }

  private int read() throws InputException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, fill());
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xFF;
  }

  private int fill() throws InputException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The line's bytes, in an array that may be longer and is used again. */
  byte[] line() {
    return line;
  }

  /** How many bytes the line has. */
  int length() {
    return length;
  }

  /** What is wrong with the line. */
  InputException wrong(String what) {
    return new InputException(path + ":" + number + ": " + what);
  }

  private InputException unreadable(IOException cause) {
    return new InputException(path + ":" + Math.max(1, number) + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof EOFException) {
      return "the gzip data end too early";
    }
    if (cause instanceof ZipException) {
      return "damaged gzip data: " + cause.getMessage();
    }
    return "cannot be read: " + cause.getMessage();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
