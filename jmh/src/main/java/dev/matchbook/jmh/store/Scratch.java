package dev.matchbook.jmh.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone afterwards. */
public final class Scratch implements AutoCloseable {
  private final Path path;

  /** A new one in another. */
  public Scratch(Path in) throws IOException {
    path = Files.createTempDirectory(Files.createDirectories(in), "stores");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Empties it. */
  void clear() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(file -> !file.equals(path)).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    clear();
    Files.delete(path);
  }
}
