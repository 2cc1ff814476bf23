package dev.matchbook.jmh;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.FlowSetting;
import dev.matchbook.jmh.report.JsonLine;
import dev.matchbook.jmh.report.Machine;
import dev.matchbook.jmh.report.SvgChart;
import dev.matchbook.jmh.report.Table;
import dev.matchbook.jmh.run.ChildContestant;
import dev.matchbook.jmh.run.ChildFailure;
import dev.matchbook.jmh.run.FlowRace;
import dev.matchbook.jmh.run.Score;
import dev.matchbook.jmh.run.WrongTrades;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the books beside each other on the generated flows. Every book runs in a JVM of its own,
 * all of them in turn, a round each; nothing is reported unless every round of every book gave the
 * trades that the flow must give.
 */
@Command(
    name = "Flows",
    sortOptions = false,
    description = "Measures order books beside each other on identical streams of commands.")
public final class Flows implements Callable<Integer> {
  private final FlowRace.Opening opening;

  @Spec private CommandSpec spec;

  @Option(
      names = "--flow",
      split = ",",
      paramLabel = "FLOW",
      defaultValue = "MIX,DEEP,MATCH,SWEEP",
      description = "Which flows: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<FlowName> flows;

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "ENGINE",
      converter = EngineConverter.class,
      completionCandidates = EngineConverter.Labels.class,
      defaultValue = EngineConverter.ALL,
      description = "Which books: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Engines> engines;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed rounds of each book. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--sparse", description = "Scatter the order ids over 64 bits.")
  private boolean sparse;

  @Option(
      names = "--state",
      paramLabel = "N",
      defaultValue = "" + FlowName.DEFAULT_STATE,
      description = "Where the random numbers start. Default: ${DEFAULT-VALUE}.")
  private long state;

  @Option(names = "--json", description = "A line of JSON a flow and book instead of tables.")
  private boolean json;

  @Option(names = "--chart", paramLabel = "FILE.svg", description = "Draw a chart as well.")
  private Path chart;

  @Option(names = "--scale", hidden = true, defaultValue = "1", description = "Divides counts.")
  private int scale;

  @Option(names = "--help", usageHelp = true, description = "Show this and end.")
  private boolean help;

  /** Flows with every book in a JVM of its own. */
  public Flows() {
    this(ChildContestant::open);
  }

  Flows(FlowRace.Opening opening) {
    this.opening = opening;
  }

  /**
   * Runs the command and ends the process: 0 measured, 1 wrong trades or a failure, 2 wrong usage.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine(new Flows()).execute(args));
  }

  static CommandLine commandLine(Flows flows) {
    return new CommandLine(flows).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    validate();
    PrintWriter err = spec.commandLine().getErr();
    try {
      List<List<Score>> scores = new ArrayList<>();
      FlowSetting setting = new FlowSetting(scale, state, sparse);
      FlowRace race = new FlowRace(setting, opening, this::progress);
      for (FlowName name : flows) {
        scores.add(race.run(name, engines, rounds));
      }
      report(scores, Machine.description() + setting.remarks());
      return 0;
    } catch (WrongTrades e) {
      err.println("wrong trades: " + e.getMessage());
    } catch (ChildFailure e) {
      err.println("failed: " + e.getMessage());
    }
    return 1;
  }

  private void validate() {
    require(rounds > 0, "--rounds: below 1: " + rounds);
    require(scale > 0, "--scale: below 1: " + scale);
    if (chart != null) {
      Path folder = chart.toAbsolutePath().getParent();
      require(Files.isDirectory(folder), "--chart: no such folder: " + folder);
    }
    if (sparse) {
      for (Engines engine : engines) {
        if (!engine.takesAnyId()) {
          progress(engine.label() + ": skipped, it does not take sparse ids");
        }
      }
      engines = engines.stream().filter(Engines::takesAnyId).toList();
      require(!engines.isEmpty(), "--engine: none that takes sparse ids");
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private void report(List<List<Score>> scores, String caption) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      scores.forEach(flow -> flow.forEach(score -> out.println(JsonLine.of(score))));
    } else {
      out.println(caption);
      for (List<Score> flow : scores) {
        out.println();
        Table.of(flow).forEach(out::println);
      }
    }
    out.flush();
    if (chart != null) {
      SvgChart.write(chart, scores, caption);
    }
  }

  private void progress(String what) {
    spec.commandLine().getErr().println(what);
    spec.commandLine().getErr().flush();
  }
}
