package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows what of some files is surely on disk, and takes away what is not. Any thread. */
final class PowerLoss {
  /** What becomes of what was not forced. */
  enum Kind {
    /** All of it is gone. */
    ALL,
    /** The file ends somewhere in it. */
    CUT,
    /** Some sectors of 512 bytes are there, the others are zeros; the file has its length. */
    SECTORS,
    /** The same with pages of 4,096 bytes. */
    PAGES
  }

  private final Map<Path, byte[]> forced = new HashMap<>();
  private final Set<Path> named = ConcurrentHashMap.newKeySet();

  /** A file is about to be written; what it has when it is seen first was forced before. */
  synchronized void opens(Path path) throws IOException {
    if (!Files.isDirectory(path) && !forced.containsKey(path)) {
      boolean exists = Files.exists(path);
      forced.put(path, exists ? Files.readAllBytes(path) : new byte[0]);
      if (exists) {
        named.add(path);
      }
    }
  }

  /** A file is forced, or the names in a directory. */
  synchronized void forces(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      forced.keySet().stream().filter(file -> path.equals(file.getParent())).forEach(named::add);
    } else if (forced.containsKey(path)) {
      forced.put(path, Files.readAllBytes(path));
    }
  }

  /** Changes a copy of the directory to what is found when the power is back. */
  synchronized void happens(Path copy, Kind kind, Random random) throws IOException {
    for (Path path : forced.keySet().stream().sorted().toList()) {
      Path file = copy.resolve(path.getFileName());
      if (!Files.exists(file)) {
        continue;
      }
      if (!named.contains(path) && random.nextBoolean()) {
        Files.delete(file);
      } else {
        Files.write(file, left(forced.get(path), Files.readAllBytes(file), kind, random));
      }
    }
  }

  private static byte[] left(byte[] was, byte[] is, Kind kind, Random random) {
    if (is.length < was.length || kind == Kind.ALL) {
      return random.nextBoolean() && kind != Kind.ALL ? is : was;
    }
    if (kind == Kind.CUT) {
      return Arrays.copyOf(is, was.length + random.nextInt(is.length - was.length + 1));
    }
    int size = kind == Kind.SECTORS ? 512 : 4096;
    byte[] left = Arrays.copyOf(was, is.length);
    for (int from = 0; from < is.length; from += size) {
      if (random.nextBoolean()) {
        System.arraycopy(is, from, left, from, Math.min(size, is.length - from));
      }
    }
    return left;
  }
}
