package dev.matchbook.store.file;

import dev.matchbook.spi.json.LineBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Appends to the last segment: one write a batch, and one force. Not safe for use by several
 * threads, but for {@link #force}.
 *
 * <p>Where a write or a force fails nobody knows what reached the disk: before anything else is
 * written the file is cut back to the last batch that is known to be whole, so that the same batch
 * may be written again.
 */
final class SegmentWriter implements AutoCloseable {
  /** A write takes what lies outside the heap; larger batches go in pieces. */
  private static final int PIECE = 1 << 20;

  private final Path path;
  private final Disk disk;
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private final CRC32C crc;
  private FileChannel channel;
  private long length;
  private boolean uncertain;
  private boolean closed;

  /**
   * A writer that goes on behind {@code length} bytes.
   *
   * @param crc of those bytes
   */
  SegmentWriter(Path path, long length, CRC32C crc, Disk disk) throws IOException {
    this.path = path;
    this.disk = disk;
    this.length = length;
    this.crc = crc;
    open();
    try {
      if (channel.size() > length) {
        cut();
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** An interrupted thread closes what it uses: that is opened again. */
  private synchronized FileChannel channel() throws IOException {
    if (!channel.isOpen() && !closed) {
      open();
    }
    return channel;
  }

  private void open() throws IOException {
    channel = disk.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Bytes of whole batches. */
  long length() {
    return length;
  }

  /** CRC-32C of those. */
  long crc() {
    return crc.getValue();
  }

  /** Appends a batch; it is there whole when this returns. */
  void append(LineBuffer batch, boolean force) throws IOException {
    if (uncertain) {
      cut();
    }
    uncertain = true;
    FileChannel to = channel();
    write(to, batch.array(), batch.length());
    if (force) {
      to.force(false);
    }
    uncertain = false;
    length += batch.length();
    crc.update(batch.array(), 0, batch.length());
  }

  private void write(FileChannel to, byte[] bytes, int count) throws IOException {
    long at = length;
    for (int from = 0; from < count; from += PIECE) {
      piece.clear();
      piece.put(bytes, from, Math.min(PIECE, count - from)).flip();
      while (piece.hasRemaining()) {
        at += to.write(piece, at);
      }
    }
  }

  private void cut() throws IOException {
    FileChannel to = channel();
    to.truncate(length);
    to.force(false);
    uncertain = false;
  }

  /** Forces what was written. Any thread. */
  void force() throws IOException {
    channel().force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    try (FileChannel closing = channel()) {
      if (uncertain) {
        cut();
      }
      closing.force(false);
    } finally {
      closed = true;
    }
  }
}
