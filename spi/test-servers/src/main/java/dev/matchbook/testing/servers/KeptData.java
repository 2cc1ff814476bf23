package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory in which servers keep what they have, from one start to the next.
 *
 * <pre>
 * lock                held while servers work here
 * postgres/           the data of PostgreSQL
 * postgres.password   its user's, for nobody else to read
 * redis/              the data of Redis
 * </pre>
 *
 * <p>A {@link ServerDirectory} has a link to the data: what is deleted with it is the link.
 */
final class KeptData implements AutoCloseable {
  private static final String POSTGRES = "postgres";

  private final Path root;
  private final FileChannel channel;

  private KeptData(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes a directory, which is made if it is not there.
   *
   * @throws IllegalStateException if another process has taken it
   */
  static KeptData take(Path directory) throws IOException {
    Path root = Files.createDirectories(directory.toAbsolutePath());
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new IllegalStateException(directory + " is in use by another process");
    }
    return new KeptData(root, channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && lock.isValid();
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  /** Links a server to the data of PostgreSQL, which is made from the template at first. */
  void linkPostgres(ServerDirectory server, Privileges privileges, String settings)
      throws IOException {
    Path data = root.resolve(POSTGRES);
    if (!Files.exists(data)) {
      Path unfinished = root.resolve(POSTGRES + ".tmp");
      ServerDirectory.deleteTree(unfinished);
      PostgresTemplate.get().copy(unfinished, privileges);
      Files.writeString(unfinished.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
      writePassword();
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.createSymbolicLink(server.data(), data);
  }

  private void writePassword() throws IOException {
    Files.deleteIfExists(password());
    Files.createFile(
        password(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password(), PostgresTemplate.get().password());
  }

  private Path password() {
    return root.resolve(POSTGRES + ".password");
  }

  /** The password of the user of PostgreSQL. */
  String postgresPassword() {
    try {
      return Files.readString(password());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Links a server to the data of Redis. */
  void linkRedis(ServerDirectory server) throws IOException {
    Files.createSymbolicLink(server.data(), Files.createDirectories(root.resolve("redis")));
  }

  /** Lets go of it; what is in it stays. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
