package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of one server.
 *
 * <pre>
 * KIND-RANDOM/
 *   owner        the JVM that made it, as a {@link ProcessStamp}
 *   server       the server, as a {@link ProcessStamp}, once it has been started
 *   server.log   what the server printed
 *   data/        what the server keeps
 * </pre>
 *
 * <p>A server has the path of its directory in its command line, so that one is found too whose JVM
 * was killed before it could write down the server's number.
 */
record ServerDirectory(Path path) {
  /** The file in the data of a PostgreSQL that says which processes and what memory it has. */
  static final String POSTMASTER_PID = "postmaster.pid";

  private static final int LOG_LINES = 25;

  /** Makes one for this JVM; only under the lock of {@link ServerHome}. */
  static ServerDirectory create(Path parent, String kind) throws IOException {
    ServerDirectory made = new ServerDirectory(Files.createTempDirectory(parent, kind + "-"));
    Files.writeString(made.owner(), ProcessStamp.current().toString());
    return made;
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  private Path owner() {
    return path.resolve("owner");
  }

  private Path server() {
    return path.resolve("server");
  }

  void writeServer(ProcessStamp stamp) {
    try {
      Files.writeString(server(), stamp.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean hasLivingOwner() {
    return read(owner()).filter(ProcessStamp::alive).isPresent();
  }

  /** Ends the server that was written down, if it is still that one, and any other at work here. */
  void endServers() {
    Stream<ProcessStamp> written = read(server()).stream();
    Stream<ProcessStamp> atWork =
        ProcessHandle.allProcesses()
            .filter(this::worksHere)
            .flatMap(process -> ProcessStamp.of(process.pid()).stream());
    List<ProcessStamp> servers =
        Stream.concat(written, atWork).filter(ProcessStamp::alive).distinct().toList();
    servers.forEach(server -> new ProcessTree(server).kill());
    if (!servers.isEmpty()) {
      SharedMemory.release(data().resolve(POSTMASTER_PID));
    }
  }

  /** A program of the cache that was given a file of this directory. */
  private boolean worksHere(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains(path + "/") && command.contains("/" + ServerHome.CACHE + "/");
  }

  /** The end of what the server printed. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(no log)";
    }
  }

  void delete() {
    deleteTree(path);
  }

  /** Deletes a file or a directory with all that is in it; one that is not there is no error. */
  static void deleteTree(Path top) {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (UncheckedIOException walking) {
      // a server that is just ending deletes files of its own
      if (!(walking.getCause() instanceof NoSuchFileException)) {
        throw walking;
      }
      deleteTree(top);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Optional<ProcessStamp> read(Path file) {
    try {
      return ProcessStamp.parse(Files.readString(file));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
