package dev.matchbook.jmh.store;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The runner as a user starts it, from file to file, without a store and on a new store in turn,
 * each in a JVM of its own with 512 MB of heap. Both must print the same events before their time
 * counts.
 */
public final class RunRace {
  private static final double NANOS = 1e9;

  /** A new store for each round. */
  public interface NewStore {
    /** Its URI; files are made in that directory. */
    String uri(Path scratch, int round);
  }

  private final Path jar;
  private final Path directory;
  private final NewStore stores;
  private final PrintWriter out;

  /**
   * A race.
   *
   * @param jar the packaged runner
   * @param directory where files are made
   * @param stores the stores
   */
  public RunRace(Path jar, Path directory, NewStore stores, PrintWriter out) {
    this.jar = jar;
    this.directory = directory;
    this.stores = stores;
    this.out = out;
  }

  /** Runs and prints medians. */
  public void run(long commands, int rounds) throws IOException, InterruptedException {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    try (Scratch scratch = new Scratch(directory)) {
      Path flow = scratch.path().resolve("flow.ndjson");
      Path plain = scratch.path().resolve("plain.ndjson");
      Path stored = scratch.path().resolve("stored.ndjson");
      seconds("flow", "--commands", String.valueOf(commands), "--out", flow.toString());
      for (int round = 0; round < rounds; round++) {
        without.add(seconds("run", "--in", flow.toString(), "--out", plain.toString()));
        String uri = stores.uri(scratch.path(), round);
        with.add(
            seconds("run", "--in", flow.toString(), "--out", stored.toString(), "--store", uri));
        if (Files.mismatch(plain, stored) >= 0) {
          throw new IOException("the events differ");
        }
        report(round, without.get(round), with.get(round), commands);
      }
    }
    without.sort(null);
    with.sort(null);
    double plain = without.get(rounds / 2);
    double stored = with.get(rounds / 2);
    out.printf(
        Locale.ROOT,
        "median: without %,.0f commands/s, with a store %,.0f commands/s: %.0f %%%n",
        commands / plain,
        commands / stored,
        100 * plain / stored);
    out.flush();
  }

  private void report(int round, double plain, double stored, long commands) {
    out.printf(
        Locale.ROOT,
        "round %d: without %.2f s, with a store %.2f s (%,.0f commands/s)%n",
        round + 1,
        plain,
        stored,
        commands / stored);
    out.flush();
  }

  private double seconds(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx512m", "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
    }
    return (System.nanoTime() - start) / NANOS;
  }
}
