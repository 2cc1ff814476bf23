package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A segment that is not compressed. An interrupted thread would close the channel for everybody:
 * the interrupt is kept back while reading, and the channel opened again where it came in between.
 */
final class PlainSegment implements SegmentFile {
  private final int number;
  private final Path path;
  private final Disk disk;
  private FileChannel channel;
  private boolean closed;

  /** A segment that is opened when it is read first. */
  PlainSegment(int number, Path path, Disk disk) {
    this.number = number;
    this.path = path;
    this.disk = disk;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public int read(long position, byte[] into, int length) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return open().read(ByteBuffer.wrap(into, 0, length), position);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          requireOpen(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void requireOpen(ClosedChannelException e) throws IOException {
    if (closed) {
      throw e;
    }
  }

  /** Opens it, so that it can still be read when the file is deleted. */
  void hold() throws IOException {
    open();
  }

  private synchronized FileChannel open() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (channel == null || !channel.isOpen()) {
      channel = disk.open(path, StandardOpenOption.READ);
    }
    return channel;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }
}
