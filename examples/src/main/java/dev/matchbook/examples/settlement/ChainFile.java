package dev.matchbook.examples.settlement;

import dev.matchbook.examples.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a chain knows, as lines of JSON that are only ever added. A line is on disk when it is
 * appended; half a line, which a crash has left, was answered by nobody and is cut off.
 */
final class ChainFile implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 30;

  private final FileChannel channel;
  private long end;
  private boolean broken;

  private ChainFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a file, or makes it.
   *
   * @param known is given what is there, line by line
   * @throws IOException if it cannot be used, or another process uses it
   * @throws IllegalArgumentException if a line is no JSON object or the consumer does not like it
   */
  static ChainFile open(Path path, Consumer<JsonObject> known) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (lock(channel) == null) {
        throw new IOException(path + ": another process has it open");
      }
      ChainFile file = new ChainFile(channel);
      file.read(path, known);
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Gone with the process, however it ends. */
  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void read(Path path, Consumer<JsonObject> known) throws IOException {
    byte[] text = bytes(path);
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        known.accept(JsonObject.parse(Arrays.copyOfRange(text, from, i)));
        from = i + 1;
      }
    }
    end = from;
    channel.truncate(end);
  }

  private byte[] bytes(Path path) throws IOException {
    if (channel.size() > MOST_BYTES) {
      throw new IOException(path + ": more than " + MOST_BYTES + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, bytes.position()) < 0) {
        throw new EOFException(path + ": shorter than it was");
      }
    }
    return bytes.array();
  }

  /**
   * Adds a line, and forces it to disk.
   *
   * @throws UncheckedIOException if it may not be there; then nothing is added any more
   */
  void append(JsonObject line) {
    if (broken) {
      throw new UncheckedIOException(new IOException("the file could not be written before"));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(line.bytes());
    text.write('\n');
    ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, end + bytes.position());
      }
      channel.force(false);
      end += bytes.limit();
    } catch (IOException e) {
      broken = true;
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
