package dev.matchbook.jmh;

import dev.matchbook.jmh.report.Machine;
import dev.matchbook.jmh.store.AckLatency;
import dev.matchbook.jmh.store.PostgresGroups;
import dev.matchbook.jmh.store.Recovery;
import dev.matchbook.jmh.store.RedisGroups;
import dev.matchbook.jmh.store.RunRace;
import dev.matchbook.jmh.store.SettlementRate;
import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.RedisServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Measures the stores on servers, each time beside the bare driver in the same run. */
@Command(
    name = "Servers",
    sortOptions = false,
    description = {
      "Measures the stores on servers beside their bare drivers.",
      "Without --store it starts a server of its own, with everything durable (PostgreSQL: fsync and",
      "synchronous_commit on, shared_buffers 1GB, max_wal_size 4GB, checkpoint_timeout 15min)."
    },
    mixinStandardHelpOptions = true)
public final class Servers {
  /** As a server that has more to do than tests is set: else its buffers are 64 MB. */
  static final Map<String, String> POSTGRES =
      Map.of(
          "shared_buffers", "1GB",
          "max_wal_size", "4GB",
          "checkpoint_timeout", "15min");

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "URI",
      scope = ScopeType.INHERIT,
      description =
          "A server that runs, without engine: postgresql://host:port/database?user=… or, for redis,"
              + " redis://host:port.")
  private String store;

  private Servers() {}

  /**
   * Runs the command and ends the process: 0 measured, 1 failed, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Servers());
  }

  private PrintWriter out() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.description());
    return out;
  }

  private String postgres() {
    if (store != null) {
      return store;
    }
    PostgresServer server = PostgresServer.start(POSTGRES);
    return server.uri(server.newDatabase());
  }

  /** Engines of this run, so that none has rows of another. */
  private static String engines() {
    return "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
  }

  @Command(
      name = "run",
      description = "Whole runs of the runner with PostgreSQL and without a store, in turn.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(names = "--jar", defaultValue = "examples/target/matchbook.jar") Path jar,
      @Option(names = "--commands", defaultValue = "1000000") long commands,
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--directory", defaultValue = "target") Path directory)
      throws Exception {
    String uri = postgres() + "&engine=" + engines();
    new RunRace(jar, directory, (scratch, round) -> uri + round, out()).run(commands, rounds);
    return 0;
  }

  @Command(
      name = "ack",
      description = "Time from submitting a command to its acknowledgement, at a steady rate.",
      mixinStandardHelpOptions = true)
  int ack(
      @Option(names = "--rate", defaultValue = "5000") int rate,
      @Option(names = "--seconds", defaultValue = "20") int seconds) {
    new AckLatency(postgres() + "&engine=" + engines(), out()).run(rate, seconds);
    return 0;
  }

  @Command(
      name = "group",
      description = "Commits of batches beside the same rows by the bare driver.",
      mixinStandardHelpOptions = true)
  int group(@Option(names = "--rounds", defaultValue = "3") int rounds) throws Exception {
    new PostgresGroups(postgres(), engines(), out()).run(rounds);
    return 0;
  }

  @Command(
      name = "recovery",
      description = "An engine made anew from open orders beside a bare SELECT of them.",
      mixinStandardHelpOptions = true)
  int recovery(
      @Option(names = "--open", defaultValue = "1000000") int open,
      @Option(names = "--rounds", defaultValue = "3") int rounds)
      throws Exception {
    new Recovery(postgres(), engines() + "r", out()).run(open, rounds);
    return 0;
  }

  @Command(
      name = "settle",
      description = "Trades matched and settled by a gateway that answers at once.",
      mixinStandardHelpOptions = true)
  int settle(
      @Option(names = "--trades", defaultValue = "50000") int trades,
      @Option(names = "--batch", defaultValue = "500") int batch,
      @Option(names = "--rounds", defaultValue = "5") int rounds)
      throws Exception {
    String uri = postgres() + "&engine=" + engines() + "s";
    new SettlementRate(uri, trades, batch, out()).run(rounds);
    return 0;
  }

  @Command(
      name = "redis",
      description = "Commits to Redis beside a bare pipeline that writes the same keys.",
      mixinStandardHelpOptions = true)
  int redis(@Option(names = "--rounds", defaultValue = "3") int rounds) throws Exception {
    if (store != null) {
      new RedisGroups(store, engines(), out()).run(rounds);
    } else {
      try (RedisServer server =
          RedisServer.start("--appendonly", "yes", "--appendfsync", "always")) {
        new RedisGroups(server.uri(), engines(), out()).run(rounds);
      }
    }
    return 0;
  }
}
