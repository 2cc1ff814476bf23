package dev.matchbook.jmh;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flash.FlashFileException;
import dev.matchbook.jmh.flash.FlashRace;
import dev.matchbook.jmh.flash.FlashResult;
import dev.matchbook.jmh.flash.MessageFile;
import dev.matchbook.jmh.flash.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Replays a file of flash1's order flow through books and prints a line for each: its name, the
 * SHA-256 of its reports, messages a second.
 *
 * <p>Every engine runs in a JVM of its own with this one's arguments; repetitions go round all
 * engines, the figures are medians. Exit code 0, 1 if an engine failed or the reports of two
 * differ, 2 if arguments or the file cannot be used.
 */
@Command(
    name = "Flash1",
    description = {
      "Replays a file of flash1's order flow through books and prints a line for each:",
      "its name, the SHA-256 of its reports, messages a second with the reports handed",
      "to another thread through a queue, and without."
    },
    mixinStandardHelpOptions = true)
public final class Flash1 implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ORDERS", description = "The file, .bin or .bin.gz.")
  private Path file;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      converter = EngineConverter.class,
      defaultValue = "matchbook,exchange-core-direct,exchange-core-naive,parity,treemap",
      description = "Engines in the order of their lines; default: ${DEFAULT-VALUE}.")
  private List<Engines> engines;

  @Option(
      names = "--reps",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed repetitions, of which the median counts; default: ${DEFAULT-VALUE}.")
  private int reps;

  private Flash1() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true);
    System.exit(run(args, out, new PrintWriter(System.err, true)));
  }

  /**
   * Runs the program.
   *
   * @return its exit code
   */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    Flash1 program = new Flash1();
    return new CommandLine(program)
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, unused) -> unusable(err, e))
        .setExecutionExceptionHandler((e, command, unused) -> program.failed(err, e))
        .execute(args);
  }

  private static int unusable(PrintWriter err, ParameterException e) {
    err.println("Flash1: " + e.getMessage() + " (--help tells how)");
    return UNUSABLE;
  }

  private int failed(PrintWriter err, Exception e) throws Exception {
    if (e instanceof FlashFileException) {
      err.println("Flash1: " + e.getMessage());
    } else if (e instanceof NoSuchFileException) {
      err.println("Flash1: " + file + ": no such file");
    } else if (e instanceof IOException) {
      err.println("Flash1: " + file + ": " + e.getMessage());
    } else {
      throw e;
    }
    return UNUSABLE;
  }

  @Override
  public Integer call() throws IOException {
    if (reps < 1) {
      throw new ParameterException(spec.commandLine(), "--reps: below 1: " + reps);
    }
    PrintWriter err = spec.commandLine().getErr();
    Messages messages = MessageFile.read(file);
    FlashRace race = new FlashRace(file, messages.count(), text -> err.println("Flash1: " + text));
    List<FlashResult> results = race.run(engines, reps);
    return report(results);
  }

  private int report(List<FlashResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    results.forEach(result -> out.println(result.toLine()));
    boolean complete = results.stream().allMatch(FlashResult::isComplete);
    boolean same =
        results.stream().filter(FlashResult::isComplete).map(FlashResult::hash).distinct().count()
            <= 1;
    if (!same) {
      spec.commandLine().getErr().println("Flash1: the engines' reports differ");
    }
    return complete && same ? 0 : DIFFERENT;
  }
}
