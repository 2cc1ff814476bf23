package dev.matchbook.jmh;

import dev.matchbook.jmh.footprint.Weighing;
import dev.matchbook.jmh.report.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures what an engine's markets, price levels and orders weigh on the heap, and that the memory
 * comes back. What a unit weighs is a slope over eight sizes, not the difference of two.
 */
@Command(
    name = "Footprint",
    sortOptions = false,
    description = "Measures what markets, price levels and orders of an engine weigh on the heap.",
    mixinStandardHelpOptions = true)
public final class Footprint implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--markets",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,1000,10000",
      description = "Markets in one engine, a column each. Default: ${DEFAULT-VALUE}.")
  private List<Integer> markets;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "256000",
      description = "Orders of all markets together. Default: ${DEFAULT-VALUE}.")
  private int orders;

  private Footprint() {}

  /**
   * Runs the command and ends the process: 0 measured, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Footprint());
  }

  @Override
  public Integer call() {
    for (int count : markets) {
      require(count > 0, "--markets: below 1: " + count);
    }
    require(orders > 0, "--orders: below 1: " + orders);
    PrintWriter err = spec.commandLine().getErr();
    List<String> table =
        Weighing.table(
            markets,
            orders,
            what -> {
              err.println(what);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.description());
    out.println();
    table.forEach(out::println);
    out.flush();
    return 0;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
