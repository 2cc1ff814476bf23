package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of a new PostgreSQL, made by {@code initdb} once and copied for every server: that
 * takes a sixth of the time.
 *
 * <p>So all servers of a home have the same password, which only its user can read.
 */
final class PostgresTemplate {
  private static final int TIMEOUT_SECONDS = 120;
  private static final List<String> OPTIONS =
      List.of(
          "--username=" + PostgresServer.USER,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--no-sync",
          "--no-instructions");

  private static PostgresTemplate template;

  private final Path directory;

  PostgresTemplate(Path directory) {
    this.directory = directory;
  }

  /** The template of the home. */
  static synchronized PostgresTemplate get() {
    if (template == null) {
      Path programs = PostgresBinaries.get();
      String options = Integer.toHexString(OPTIONS.hashCode());
      String name = programs.getFileName() + "-data-" + options;
      Privileges privileges = Privileges.find();
      template =
          new PostgresTemplate(
              CachedDirectory.get(name, into -> initialize(into, programs, privileges)));
    }
    return template;
  }

  String password() {
    try {
      return Files.readString(directory.resolve("password"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Copies the files into a directory that is not there, for who runs with those privileges. */
  void copy(Path target, Privileges privileges) throws IOException {
    Path data = directory.resolve("data");
    List<Path> all;
    try (Stream<Path> files = Files.walk(data)) {
      all = files.toList();
    }
    for (Path file : all) {
      Path copy = target.resolve(data.relativize(file).toString());
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      privileges.handOver(copy);
    }
  }

  static void initialize(Path directory, Path programs, Privileges privileges) throws IOException {
    Path log = directory.resolve("initdb.log");
    Path passwordFile = directory.resolve("password");
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, UUID.randomUUID().toString().replace("-", ""));
    privileges.handOver(passwordFile);
    privileges.handOver(directory);
    List<String> initdb = new ArrayList<>();
    initdb.add(programs.resolve("bin/initdb").toString());
    initdb.add("--pgdata=" + directory.resolve("data"));
    initdb.add("--pwfile=" + passwordFile);
    initdb.addAll(OPTIONS);
    ProcessBuilder builder = new ProcessBuilder(privileges.command(initdb));
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.directory(directory.toFile()).redirectErrorStream(true);
    Process running = builder.redirectOutput(log.toFile()).start();
    try {
      if (!running.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
        running.destroyForcibly();
        throw new IOException("initdb failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException interrupted) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted during initdb", interrupted);
    }
  }
}
