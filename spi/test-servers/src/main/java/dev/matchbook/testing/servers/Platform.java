package dev.matchbook.testing.servers;

import java.util.Locale;

/** An operating system and processor that there are server binaries for. */
enum Platform {
  LINUX_AMD64(
      "postgres-linux-x86_64.txz",
      "redis-server-7.0.9-linux-amd64",
      "de2b4cbcd7e52bacb778c157266f003c5e4c797104cdeeeb52214addff8bf1bb"),
  LINUX_ARM64(
      "postgres-linux-arm_64.txz",
      "redis-server-7.0.9-linux-arm64",
      "9046512dae535cfcfed679dc6c618e8331667bc710b4cd96d3d4880eb4b7ee73"),
  MACOS_AMD64(
      "postgres-darwin-x86_64.txz",
      "redis-server-6.2.6-v5-darwin-amd64",
      "7a4eb450d90a6ce9a2c651cfc4a0613b980a270c6426cbb6fa42d6c3beec9ce8"),
  MACOS_ARM64(
      "postgres-darwin-arm_64.txz",
      "redis-server-6.2.6-v5-darwin-arm64",
      "c523aec5a9b6f565cff0271ef67f5c51fa83e1180e3e954ab5251b3cf6282b76");

  /** Resource with the directories {@code bin}, {@code lib} and {@code share} of PostgreSQL. */
  final String postgresArchive;

  /** Resource that is the program {@code redis-server}. */
  final String redisBinary;

  /** SHA-256 of that program, in hex. */
  final String redisSha256;

  Platform(String postgresArchive, String redisBinary, String redisSha256) {
    this.postgresArchive = postgresArchive;
    this.redisBinary = redisBinary;
    this.redisSha256 = redisSha256;
  }

  /** The platform of this JVM. */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    boolean amd = osArch.equals("amd64") || osArch.equals("x86_64");
    if (os.startsWith("linux") && (arm || amd)) {
      return arm ? LINUX_ARM64 : LINUX_AMD64;
    }
    if (os.startsWith("mac") && (arm || amd)) {
      return arm ? MACOS_ARM64 : MACOS_AMD64;
    }
    throw new IllegalStateException(
        "no server binaries for %s on %s: name running servers with %s and %s"
            .formatted(osName, osArch, PostgresServer.URL_VARIABLE, RedisServer.URL_VARIABLE));
  }
}
