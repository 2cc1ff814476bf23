package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that is made once for all JVMs.
 *
 * <p>Cleaners of temporary directories take files one by one, so what is there is counted, and made
 * anew where something is missing.
 */
final class CachedDirectory {
  private static final String CONTENTS = "contents";

  private CachedDirectory() {}

  /** Makes the contents of a directory that is there and empty. */
  interface Filler {
    void fill(Path directory) throws IOException;
  }

  /** The directory of that name, made now if it is not there as a whole. */
  static Path get(String name, Filler filler) {
    ServerHome home = ServerHome.get();
    return home.locked(() -> make(home.cache().resolve(name), filler));
  }

  static Path make(Path target, Filler filler) throws IOException {
    if (isWhole(target)) {
      return target;
    }
    ServerDirectory.deleteTree(target);
    // Never one of another time: a program that a killed JVM started may still write to it.
    Path half = Files.createTempDirectory(target.getParent(), "half-");
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
    filler.fill(half);
    Files.writeString(half.resolve(CONTENTS), contents(half));
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    deleteHalves(target.getParent());
    return target;
  }

  private static void deleteHalves(Path cache) throws IOException {
    List<Path> halves;
    try (Stream<Path> all = Files.list(cache)) {
      halves = all.filter(path -> path.getFileName().toString().startsWith("half-")).toList();
    }
    for (Path half : halves) {
      try {
        ServerDirectory.deleteTree(half);
      } catch (UncheckedIOException stillWrittenTo) {
        // It is deleted when the next directory is made.
        continue;
      }
    }
  }

  private static boolean isWhole(Path target) throws IOException {
    Path contents = target.resolve(CONTENTS);
    return Files.exists(contents) && Files.readString(contents).equals(contents(target));
  }

  private static String contents(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(target)) {
      List<Path> all = files.filter(file -> !file.endsWith(CONTENTS)).toList();
      long bytes = 0;
      for (Path file : all) {
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return all.size() + " files, " + bytes + " bytes";
    }
  }
}
