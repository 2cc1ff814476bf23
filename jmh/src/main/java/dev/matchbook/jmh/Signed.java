package dev.matchbook.jmh;

import dev.matchbook.eip712.signature.SignerRecovery;
import dev.matchbook.jmh.report.Machine;
import dev.matchbook.jmh.signed.VerifiedOrders;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures signed orders through an exchange beside the bare verifier, in the same run. */
@Command(
    name = "Signed",
    sortOptions = false,
    description = {
      "Measures signed orders through an exchange beside the bare verifier, with BouncyCastle and",
      "with libsecp256k1. Hashes and recoveries alone are the JMH benchmarks TypedHash and Recover."
    },
    mixinStandardHelpOptions = true)
public final class Signed implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Rounds, behind a first one. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--orders",
      defaultValue = "20000",
      description = "Orders a round. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads that verify. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--store",
      defaultValue = "memory:",
      description = "A store that is empty when opened. Default: ${DEFAULT-VALUE}.")
  private String store;

  private Signed() {}

  /**
   * Runs the command and ends the process: 0 measured, 1 failed, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Signed()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.description());
    for (SignerRecovery by : new SignerRecovery[] {SignerRecovery.java(), SignerRecovery.best()}) {
      new VerifiedOrders(by, store, orders, threads, out).run(by.name(), rounds);
    }
    return 0;
  }
}
