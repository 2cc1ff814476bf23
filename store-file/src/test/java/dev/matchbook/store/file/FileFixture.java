package dev.matchbook.store.file;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A directory for one test. A crash leaves the files as they are and goes on with a copy. */
final class FileFixture implements StoreFixture {
  /** So few that all ways to find a row are used. */
  private static final int CHUNK = 64;

  private final Path root = Files.createTempDirectory("matchbook-file");
  private final UnaryOperator<FileSettings> settings;
  private final List<ExchangeStore> dead = new ArrayList<>();
  private Path directory = root.resolve("1");
  private int copies = 1;

  FileFixture(UnaryOperator<FileSettings> settings) throws IOException {
    this.settings = settings;
  }

  @Override
  public FileStore open() {
    return FileStore.open(settings.apply(FileSettings.in(directory)), Disk.REAL, CHUNK);
  }

  Path directory() {
    return directory;
  }

  @Override
  public void crash(ExchangeStore store) throws IOException {
    Path copy;
    do {
      copy = root.resolve(String.valueOf(++copies));
    } while (!Directories.copy(directory, copy));
    dead.add(store);
    directory = copy;
  }

  @Override
  public void close() throws IOException {
    dead.forEach(ExchangeStore::close);
    Directories.delete(root);
  }
}
