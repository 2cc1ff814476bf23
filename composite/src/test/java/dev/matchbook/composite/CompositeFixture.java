package dev.matchbook.composite;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A directory for a composite of file stores. A crash leaves it as it is and goes on with a copy.
 */
final class CompositeFixture implements StoreFixture {
  private final Path root = Files.createTempDirectory("matchbook-composite");
  private final Function<Path, CompositeSettings> settings;
  private final List<ExchangeStore> dead = new ArrayList<>();
  private int copy = 1;

  /**
   * A new directory.
   *
   * @param settings of a composite in a directory
   */
  CompositeFixture(Function<Path, CompositeSettings> settings) throws IOException {
    this.settings = settings;
    Files.createDirectory(directory());
  }

  private Path directory() {
    return root.resolve(String.valueOf(copy));
  }

  @Override
  public ExchangeStore open() {
    return CompositeStore.open(settings.apply(directory()));
  }

  @Override
  public void crash(ExchangeStore store) throws IOException {
    Path from = directory();
    boolean whole;
    do {
      copy++;
      whole = copy(from, directory());
    } while (!whole);
    dead.add(store);
  }

  @Override
  public void close() throws IOException {
    dead.forEach(ExchangeStore::close);
    delete(root);
  }

  /** False where a file went away meanwhile. */
  private static boolean copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
      return true;
    } catch (NoSuchFileException | UncheckedIOException e) {
      return false;
    }
  }

  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
