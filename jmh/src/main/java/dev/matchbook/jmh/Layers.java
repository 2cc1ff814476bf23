package dev.matchbook.jmh;

import dev.matchbook.jmh.report.Machine;
import dev.matchbook.jmh.store.LayerWrites;
import dev.matchbook.jmh.store.RedisHits;
import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.RedisServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a composite beside its layers in the same run, on servers that it starts. */
@Command(
    name = "Layers",
    sortOptions = false,
    description = {
      "Measures a composite of layers beside its layers. Starts PostgreSQL and Redis, everything",
      "durable. A memory hit is the JMH benchmark MemoryHit."
    },
    mixinStandardHelpOptions = true)
public final class Layers {
  @Spec private CommandSpec spec;

  private Layers() {}

  /**
   * Runs the command and ends the process: 0 measured, 1 failed, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Layers());
  }

  private PrintWriter out() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.description());
    return out;
  }

  private static RedisServer startRedis() {
    return RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
  }

  @Command(
      name = "redis",
      description = "An order found in Redis beside a bare GET.",
      mixinStandardHelpOptions = true)
  int redis(
      @Option(names = "--trials", defaultValue = "25") int trials,
      @Option(names = "--directory", defaultValue = "target") Path directory)
      throws Exception {
    try (RedisServer redis = startRedis()) {
      new RedisHits(redis.uri(), "hits-", out()).run(trials, directory);
    }
    return 0;
  }

  @Command(
      name = "write",
      description = "Batches to memory, Redis and PostgreSQL alone and together.",
      mixinStandardHelpOptions = true)
  int write(
      @Option(names = "--rounds", defaultValue = "5") int rounds,
      @Option(names = "--group", defaultValue = "1000") int group,
      @Option(names = "--groups", defaultValue = "20") int groups) {
    try (RedisServer redis = startRedis();
        PostgresServer postgres = PostgresServer.start(Servers.POSTGRES)) {
      String database = postgres.uri(postgres.newDatabase());
      new LayerWrites(redis.uri(), database, "layers-", out()).run(rounds, group, groups);
    }
    return 0;
  }
}
