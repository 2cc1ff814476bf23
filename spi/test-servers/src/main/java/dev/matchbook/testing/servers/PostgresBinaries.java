package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The programs of PostgreSQL, unpacked once per machine and version for all JVMs. */
final class PostgresBinaries {
  private static Path unpacked;

  private PostgresBinaries() {}

  /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
  static synchronized Path get() {
    if (unpacked == null) {
      String archive = Platform.current().postgresArchive;
      unpacked = CachedDirectory.get("postgres-" + shortHash(archive), dir -> unpack(archive, dir));
    }
    return unpacked;
  }

  private static void unpack(String archive, Path directory) throws IOException {
    try (InputStream in = Resources.open(archive)) {
      TarXz.unpack(in, directory);
    }
  }

  private static String shortHash(String resource) {
    try {
      return Resources.sha256(Resources.open(resource)).substring(0, 16);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
