package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What tests do with directories of stores. */
final class Directories {
  private Directories() {}

  /** The files in it, by name, but for the lock; no directories. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.endsWith("lock"))
          .sorted()
          .toList();
    }
  }

  /**
   * Copies what a process that is killed now would leave behind. The lock is no part of it: to read
   * it would let go of it.
   *
   * @param to is made
   * @return false if a file was renamed or deleted meanwhile, so that the copy is of no one moment
   */
  static boolean copy(Path from, Path to) throws IOException {
    List<Path> files = files(from);
    Files.createDirectory(to);
    try {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
      return files.equals(files(from));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Deletes it and all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
