package dev.matchbook.testing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One process, told apart from a later one with the same number by the time of its start.
 *
 * @param start on Linux in clock ticks since the machine started, elsewhere in milliseconds since
 *     1970; only good for comparing
 */
record ProcessStamp(long pid, long start) {
  private static final Path PROC = Path.of("/proc");
  private static final Set<String> ENDED = Set.of("Z", "X");

  /** This JVM. */
  static ProcessStamp current() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** The process with that number; one that ended and was not collected is none. */
  static Optional<ProcessStamp> of(long pid) {
    if (!isLinux()) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(handle -> handle.info().startInstant())
          .map(instant -> new ProcessStamp(pid, instant.toEpochMilli()));
    }
    String[] fields = fields(pid);
    return ENDED.contains(fields[0])
        ? Optional.empty()
        : Optional.of(new ProcessStamp(pid, Long.parseLong(fields[19])));
  }

  private static boolean isLinux() {
    return Files.isDirectory(PROC.resolve("self"));
  }

  /** Of /proc/PID/stat what follows the name: the state first, the start 19 fields on. */
  private static String[] fields(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException gone) {
      return new String[] {"X"};
    }
  }

  /** Reads what {@link #toString} wrote. */
  static Optional<ProcessStamp> parse(String text) {
    String[] parts = text.trim().split(" ");
    try {
      return parts.length == 2
          ? Optional.of(new ProcessStamp(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
          : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  boolean alive() {
    return of(pid).equals(Optional.of(this));
  }

  /** Whether it does nothing now; elsewhere than on Linux we cannot know, and say yes. */
  boolean standsStill() {
    return !alive() || !isLinux() || fields(pid)[0].equals("T");
  }

  @Override
  public String toString() {
    return pid + " " + start;
  }
}
