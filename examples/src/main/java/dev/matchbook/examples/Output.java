package dev.matchbook.examples;

import dev.matchbook.spi.json.EventWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Events being written, to a file made anew or to standard output. */
final class Output implements Closeable {
  /** One write of a megabyte costs the kernel a third of what the same in small pieces does. */
  private static final int BLOCK_BYTES = 1 << 20;

  private final Path path;
  private final OutputStream file;
  private final OutputStream content;
  private final EventWriter events;

  private Output(Path path, OutputStream file, OutputStream content) {
    this.path = path;
    this.file = file;
    this.content = content;
    events = new EventWriter(content);
  }

  /** Standard output; closing it does not close the stream. */
  static Output standard(OutputStream out) {
    return new Output(null, OutputStream.nullOutputStream(), out);
  }

  /**
   * Opens a file and empties it; it is packed on the way where its name ends in {@code .gz}.
   *
   * @throws Failure if it cannot be written
   */
  static Output open(Path path) throws Failure {
    try {
      OutputStream file = new FileOutputStream(path.toFile());
      return new Output(path, file, new BufferedOutputStream(Gzip.packed(path, file), BLOCK_BYTES));
    } catch (IOException e) {
      throw Failure.notOpened(e);
    }
  }

  /** What the engine tells its events. */
  EventWriter events() {
    return events;
  }

  /** Where events go that are printed already. */
  OutputStream content() {
    return content;
  }

  /** Makes all events so far readable. */
  void flush() {
    try {
      events.flush();
      content.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes all events readable; there will be no more. */
  void finish() {
    flush();
    if (path != null) {
      try {
        content.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is wrong where an event or a flush ended with this exception. */
  Failure failure(UncheckedIOException e) {
    return path == null
        ? Failure.standardOutput(e.getCause())
        : Failure.in(path.toString(), e.getCause().getMessage(), e.getCause());
  }

  /** Lets go of the file, finished or not. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
