package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file in a directory of its own, opened as a host opens it. */
final class SqliteFixture implements StoreFixture {
  private final Path directory;
  private Path file;
  private int crashes;

  SqliteFixture() throws IOException {
    directory = Files.createTempDirectory("matchbook-sqlite");
    file = directory.resolve("data.db");
  }

  @Override
  public ExchangeStore open() {
    return Stores.open("sqlite:" + file.toUri().getRawPath());
  }

  /** Goes on with a copy of what is on disk: the database and the log that was not merged yet. */
  @Override
  public void crash(ExchangeStore store) throws IOException {
    Path copy = directory.resolve("data" + ++crashes + ".db");
    for (String part : List.of("", "-wal")) {
      Files.copy(Path.of(file + part), Path.of(copy + part));
    }
    file = copy;
    store.close();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
