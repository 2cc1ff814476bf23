package dev.matchbook.store.file;

import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that one process at a time writes to a directory; its file says which. */
final class DirectoryLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final int MOST = 200;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException <i>rejected</i>, if somebody has it
   */
  static DirectoryLock take(Path directory, String store) throws IOException {
    Path path = directory.resolve(NAME);
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = tryLock(channel);
      if (!taken) {
        throw StoreException.rejected(store, "is open already: " + holder(path));
      }
      String me = "process " + ProcessHandle.current().pid() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.US_ASCII)));
      return new DirectoryLock(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(Path path) throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.US_ASCII).strip();
    return text.isEmpty() || text.length() > MOST ? "another process" : text;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
