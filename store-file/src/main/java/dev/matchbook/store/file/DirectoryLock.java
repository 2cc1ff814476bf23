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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that one process at a time writes to a directory; its file says which.
 *
 * <p>Closing any channel of a file lets go of all locks that the process has on it: a second store
 * in the same process must not even open the file.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final int MOST = 200;

  private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;
  private final Path directory;

  private DirectoryLock(FileChannel channel, Path directory) {
    this.channel = channel;
    this.directory = directory;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException <i>rejected</i>, if somebody has it
   */
  static DirectoryLock take(Path directory, String store) throws IOException {
    Path real = directory.toRealPath();
    if (!MINE.add(real)) {
      throw StoreException.rejected(store, "is open already: " + me());
    }
    boolean taken = false;
    try {
      DirectoryLock lock = new DirectoryLock(lock(real.resolve(NAME), store), real);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        MINE.remove(real);
      }
    }
  }

  private static String me() {
    return "process " + ProcessHandle.current().pid();
  }

  private static FileChannel lock(Path path, String store) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      if (!tryLock(channel)) {
        throw StoreException.rejected(store, "is open already: " + holder(path));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((me() + "\n").getBytes(StandardCharsets.US_ASCII)));
      taken = true;
      return channel;
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
    if (channel.isOpen()) {
      channel.close();
      MINE.remove(directory);
    }
  }
}
