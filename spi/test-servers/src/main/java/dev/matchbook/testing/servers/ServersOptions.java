package dev.matchbook.testing.servers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What {@link ServersMain} is asked for.
 *
 * @param postgres whether PostgreSQL is started
 * @param redis whether Redis is started
 * @param kept where their data stay, or null where they go with them
 * @param help whether only the usage is wanted
 */
record ServersOptions(boolean postgres, boolean redis, Path kept, boolean help) {
  static final String USAGE =
      """
      Starts PostgreSQL (with a database matching_engine) and Redis, both durable, on 127.0.0.1,
      and prints the environment that names them. They run until the standard input ends, or this
      process is told to end; then they are stopped and their files deleted.

        java -cp benchmarks.jar dev.matchbook.testing.servers.ServersMain [options]

        --postgres-only   no Redis
        --redis-only      no PostgreSQL
        --dir DIR         keep the data in DIR: they are there again at the next start
        --help            this

      In the background the input must not end at once:  tail -f /dev/null | java … &
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static ServersOptions parse(String... args) {
    boolean postgresOnly = false;
    boolean redisOnly = false;
    boolean help = false;
    Path kept = null;
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--postgres-only" -> postgresOnly = true;
        case "--redis-only" -> redisOnly = true;
        case "--dir" -> kept = directory(rest);
        case "--help" -> help = true;
        default -> throw new IllegalArgumentException("unknown option: " + option);
      }
    }
    if (postgresOnly && redisOnly) {
      throw new IllegalArgumentException("--postgres-only and --redis-only leave nothing");
    }
    return new ServersOptions(!redisOnly, !postgresOnly, kept, help);
  }

  private static Path directory(Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().isEmpty() || rest.peek().startsWith("--")) {
      throw new IllegalArgumentException("--dir needs a directory");
    }
    try {
      return Path.of(rest.pop());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--dir: " + e.getMessage(), e);
    }
  }
}
