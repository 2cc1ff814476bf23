package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory that holds everything of a user's test servers, of all JVMs.
 *
 * <pre>
 * java.io.tmpdir/matchbook-test-servers/USER/
 *   lock      held while directories come and go
 *   id        eight hex digits that no other home has
 *   cache/    unpacked programs, for all JVMs
 *   run/      one directory per server, see {@link ServerDirectory}
 * </pre>
 *
 * <p>The first use in a JVM ends the servers of JVMs that are no more and deletes their
 * directories.
 */
final class ServerHome {
  private static final int OPEN_TO_ALL = 01777;
  private static final int READ_BY_ALL = 0755;

  /** Programs are run from here and nowhere else. */
  static final String CACHE = "cache";

  private static ServerHome home;

  private final Path root;

  private ServerHome(Path root) {
    this.root = root;
  }

  /** What is done while no other JVM makes or removes directories. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** The home of this JVM. */
  static synchronized ServerHome get() {
    if (home == null) {
      ServerHome opened = new ServerHome(makeRoot());
      opened.locked(opened::sweep);
      home = opened;
    }
    return home;
  }

  /** Eight hex digits that no other home has, the same for all JVMs and as long as it is there. */
  String id() {
    Path file = root.resolve("id");
    return locked(
        () -> {
          if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID().toString().substring(0, 8));
          }
          return Files.readString(file);
        });
  }

  Path cache() {
    return root.resolve(CACHE);
  }

  /** A new directory, owned by this JVM. */
  ServerDirectory newDirectory(String kind) {
    return locked(() -> ServerDirectory.create(root.resolve("run"), kind));
  }

  /** Runs work while no other thread or JVM is at it; calls must not be nested. */
  synchronized <T> T locked(Work<T> work) {
    try (FileChannel channel =
            FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IllegalStateException("lost the lock of " + root);
      }
      return work.run();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes what JVMs left behind that are no more; only under the lock. Returns how many. */
  private int sweep() throws IOException {
    List<Path> all;
    try (Stream<Path> directories = Files.list(root.resolve("run"))) {
      all = directories.toList();
    }
    int swept = 0;
    for (Path path : all) {
      ServerDirectory directory = new ServerDirectory(path);
      if (!directory.hasLivingOwner()) {
        directory.endServers();
        swept += tryDelete(directory) ? 1 : 0;
      }
    }
    return swept;
  }

  private static boolean tryDelete(ServerDirectory directory) {
    try {
      directory.delete();
      return true;
    } catch (UncheckedIOException stillWrittenTo) {
      // The next JVM will delete it.
      return false;
    }
  }

  /** Open as far down as that user must get who runs PostgreSQL in place of root. */
  private static Path makeRoot() {
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    Path shared = temporary.resolve("matchbook-test-servers");
    Path own = shared.resolve(user);
    try {
      Files.createDirectories(temporary);
      makeDirectory(shared, OPEN_TO_ALL);
      makeDirectory(own, READ_BY_ALL);
      Path probe = Files.createTempFile(own, "probe", "");
      boolean mine = Files.getOwner(probe).equals(Files.getOwner(own));
      Files.delete(probe);
      if (!mine) {
        throw new IOException(own + " belongs to another user");
      }
      makeDirectory(own.resolve(CACHE), READ_BY_ALL);
      makeDirectory(own.resolve("run"), READ_BY_ALL);
      return own;
    } catch (IOException failed) {
      throw new UncheckedIOException("no place for test servers below " + temporary, failed);
    }
  }

  private static void makeDirectory(Path path, int mode) throws IOException {
    try {
      Files.createDirectory(path);
      Files.setAttribute(path, "unix:mode", mode);
    } catch (FileAlreadyExistsException made) {
      if (!Files.isDirectory(path)) {
        throw made;
      }
    }
  }
}
