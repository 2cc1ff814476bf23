package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The program {@code redis-server}, unpacked once per machine and version for all JVMs.
 *
 * <p>Its hash is pinned and looked at before it is run. The hash of the linux-amd64 program is that
 * of the file in the jar whose own SHA-256 is
 * a2ef1c1326dbde15eb127034454368eabc09f95c3be7a75c814f5ce7c4a6e24d.
 */
final class RedisBinary {
  private static Path unpacked;

  private RedisBinary() {}

  /** The program, ready to run. */
  static synchronized Path get() {
    if (unpacked == null) {
      ServerHome home = ServerHome.get();
      Platform platform = Platform.current();
      unpacked =
          home.locked(() -> unpack(platform.redisBinary, platform.redisSha256, home.cache()));
    }
    return unpacked;
  }

  static Path unpack(String resource, String sha256, Path cache) throws IOException {
    Path target = cache.resolve("redis-server-" + sha256.substring(0, 16));
    if (Files.exists(target) && Resources.sha256(Files.newInputStream(target)).equals(sha256)) {
      return target;
    }
    Path half = cache.resolve("redis-server.unpacking");
    try (InputStream in = Resources.open(resource)) {
      Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
    }
    String found = Resources.sha256(Files.newInputStream(half));
    if (!found.equals(sha256)) {
      Files.delete(half);
      throw new IOException("%s has SHA-256 %s, expected %s".formatted(resource, found, sha256));
    }
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    return target;
  }
}
