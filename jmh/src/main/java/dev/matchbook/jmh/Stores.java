package dev.matchbook.jmh;

import dev.matchbook.jmh.report.Machine;
import dev.matchbook.jmh.store.AckLatency;
import dev.matchbook.jmh.store.GroupCommit;
import dev.matchbook.jmh.store.History;
import dev.matchbook.jmh.store.RunRace;
import dev.matchbook.jmh.store.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the file store, each time beside what bounds it in the same run. */
@Command(
    name = "Stores",
    sortOptions = false,
    description = "Measures the file store beside what bounds it.",
    mixinStandardHelpOptions = true)
public final class Stores {
  @Spec private CommandSpec spec;

  private Stores() {}

  /**
   * Runs the command and ends the process: 0 measured, 1 failed, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Stores());
  }

  private PrintWriter out() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.description());
    return out;
  }

  @Command(
      name = "run",
      description = "Whole runs of the runner with a file store and without, in turn.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(names = "--jar", defaultValue = "examples/target/matchbook.jar") Path jar,
      @Option(names = "--commands", defaultValue = "2000000") long commands,
      @Option(names = "--rounds", defaultValue = "5") int rounds,
      @Option(names = "--directory", defaultValue = "target") Path directory)
      throws IOException, InterruptedException {
    RunRace.NewStore stores = (scratch, round) -> "file:" + scratch.resolve("data" + round);
    new RunRace(jar, directory, stores, out()).run(commands, rounds);
    return 0;
  }

  @Command(
      name = "ack",
      description = "Time from submitting a command to its acknowledgement, at a steady rate.",
      mixinStandardHelpOptions = true)
  int ack(
      @Option(names = "--rate", defaultValue = "20000") int rate,
      @Option(names = "--seconds", defaultValue = "10") int seconds,
      @Option(names = "--directory", defaultValue = "target") Path directory)
      throws IOException {
    try (Scratch scratch = new Scratch(directory)) {
      new AckLatency("file:" + scratch.path().resolve("data"), out()).run(rate, seconds);
    }
    return 0;
  }

  @Command(
      name = "group",
      description = "Commits of groups of orders beside a bare loop of write and force.",
      mixinStandardHelpOptions = true)
  int group(
      @Option(names = "--rounds", defaultValue = "5") int rounds,
      @Option(names = "--directory", defaultValue = "target") Path directory)
      throws IOException {
    new GroupCommit(directory, out()).run(rounds);
    return 0;
  }

  @Command(
      name = "history",
      description =
          "Opens a store with much history and pages through it; give the JVM as little heap as"
              + " you like. The store is made where it is not there.",
      mixinStandardHelpOptions = true)
  int history(
      @Option(names = "--closed", defaultValue = "10000000") long closed,
      @Option(names = "--open", defaultValue = "100000") int open,
      @Option(names = "--directory", defaultValue = "target/history") Path directory)
      throws IOException {
    new History(directory, out()).run(closed, open);
    return 0;
  }
}
