package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file on a {@link FaultDisk}. */
final class FaultChannel extends FileChannel {
  private final FileChannel file;
  private final Path path;
  private final FaultDisk disk;

  FaultChannel(FileChannel file, Path path, FaultDisk disk) {
    this.file = file;
    this.path = path;
    this.disk = disk;
  }

  private interface Operation {
    void run() throws IOException;
  }

  private static IOException error() {
    return new IOException("the disk fails as the test wants");
  }

  private void run(Operation operation) throws IOException {
    Fault fault = disk.next(path);
    if (fault == Fault.BUG) {
      throw new IllegalStateException("as the test wants");
    }
    if (fault == Fault.NONE || fault == Fault.SHORT_WRITES || fault == Fault.LATE_ERROR) {
      operation.run();
    }
    if (fault != Fault.NONE && fault != Fault.SHORT_WRITES) {
      throw error();
    }
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    int before = from.remaining();
    Fault fault = disk.next(path);
    switch (fault) {
      case NONE, LATE_ERROR -> file.write(from, position);
      case SHORT_WRITES -> file.write(part(from, 1), position);
      case TORN_WRITE, DEAD -> file.write(part(from, 0), position);
      case BUG -> throw new IllegalStateException("as the test wants");
      default -> throw error();
    }
    if (fault != Fault.NONE && fault != Fault.SHORT_WRITES) {
      throw error();
    }
    return before - from.remaining();
  }

  private ByteBuffer part(ByteBuffer from, int least) {
    int bytes = disk.part(from.remaining(), least);
    ByteBuffer part = from.slice(from.position(), bytes);
    from.position(from.position() + bytes);
    return part;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = write(from, file.position());
    file.position(file.position() + written);
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    run(() -> file.truncate(size));
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    run(() -> disk.power.forces(path));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    try {
      return file.read(into, position);
    } catch (ClosedChannelException e) {
      // an interrupt has closed that one alone
      close();
      throw e;
    }
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
