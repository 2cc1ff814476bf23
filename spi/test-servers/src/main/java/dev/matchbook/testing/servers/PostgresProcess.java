package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL that we started: its files, its settings and its process. */
final class PostgresProcess {
  /** Lines of postmaster.pid. */
  private static final int PID_LINE = 0;

  private static final int STATUS_LINE = 7;

  /** What the last of them says of a server that accepts connections; the second of a replica. */
  private static final Set<String> READY = Set.of("ready", "standby");

  private static final String STANDBY = "standby.signal";

  private final ServerDirectory directory;
  private final Privileges privileges;
  private final Path programs;
  private final ServerProcess process;
  private final boolean isKept;

  private PostgresProcess(
      ServerDirectory directory, Privileges privileges, Path programs, boolean isKept) {
    this.isKept = isKept;
    this.directory = directory;
    this.privileges = privileges;
    this.programs = programs;
    this.process = new ServerProcess("PostgreSQL", directory, this::command);
  }

  /** Makes a new database cluster, or takes the one that is kept, and starts it. */
  static PostgresProcess start(Privileges privileges, Map<String, String> config, KeptData kept) {
    String lines = settings(config);
    Path programs = PostgresBinaries.get().resolve("bin");
    ServerDirectory directory = ServerHome.get().newDirectory("postgres");
    PostgresProcess server = new PostgresProcess(directory, privileges, programs, kept != null);
    try {
      privileges.handOver(directory.path());
      if (kept == null) {
        PostgresTemplate.get().copy(directory.data(), privileges);
        Files.writeString(server.file("postgresql.conf"), lines, StandardOpenOption.APPEND);
      } else {
        kept.linkPostgres(directory, privileges, lines);
      }
      server.process.startOnFreePort(FreePort::find, server::isReady);
      return server;
    } catch (IOException failed) {
      directory.delete();
      throw new UncheckedIOException(failed);
    } catch (RuntimeException failed) {
      directory.delete();
      throw failed;
    }
  }

  ServerProcess process() {
    return process;
  }

  void restart() {
    try {
      Files.deleteIfExists(file(STANDBY));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    process.start(this::isReady);
  }

  void restartAsReplica() {
    try {
      Files.deleteIfExists(file(STANDBY));
      privileges.handOver(Files.createFile(file(STANDBY)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    process.start(this::isReady);
  }

  private Path file(String name) {
    return directory.data().resolve(name);
  }

  /** Ends the server and deletes all that it had, but for what is kept. */
  void close() {
    // Immediate shutdown: no checkpoint of data that is deleted next, but memory is given back.
    process.end(isKept ? "INT" : "QUIT");
    SharedMemory.release(file(ServerDirectory.POSTMASTER_PID));
    directory.delete();
  }

  private static String settings(Map<String, String> config) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("shared_buffers", "64MB");
    settings.put("max_connections", "100");
    // In files of its own directory: nothing is left in /dev/shm by a server that is killed.
    settings.put("dynamic_shared_memory_type", "mmap");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.putAll(config);
    StringBuilder lines = new StringBuilder("\n");
    settings.forEach(
        (name, value) -> {
          if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*") || value.contains("\n")) {
            throw new IllegalArgumentException("config: " + name);
          }
          lines.append("%s = '%s'\n".formatted(name, value.replace("'", "''")));
        });
    return lines.toString();
  }

  private List<String> command(int port) {
    List<String> postgres = new ArrayList<>();
    postgres.add(programs.resolve("postgres").toString());
    postgres.add("-D");
    postgres.add(directory.data().toString());
    postgres.add("-p");
    postgres.add(Integer.toString(port));
    return privileges.command(postgres);
  }

  /** As pg_ctl sees it: the server notes its number and state in its directory. */
  private boolean isReady(int pid) {
    List<String> lines = pidFile();
    return lines.size() > STATUS_LINE
        && lines.get(PID_LINE).strip().equals(Integer.toString(pid))
        && READY.contains(lines.get(STATUS_LINE).strip());
  }

  private List<String> pidFile() {
    try {
      return Files.readAllLines(file(ServerDirectory.POSTMASTER_PID), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      return List.of();
    }
  }
}
