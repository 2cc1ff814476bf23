package dev.matchbook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.FlowFile;
import dev.matchbook.jmh.run.ChildContestant;
import dev.matchbook.jmh.run.Contestant;
import dev.matchbook.jmh.run.FlowRace;
import dev.matchbook.jmh.run.FlowRounds;
import dev.matchbook.jmh.run.WrongBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FlowsTest {
  private static final String FIGURE = "\\d+(\\.\\d+)?";
  private static final String JSON =
      "\\{\"flow\":\"(MIX|DEEP|MATCH|SWEEP)\",\"engine\":\"[a-z-]+\",\"nsPerOp\":"
          + FIGURE
          + ",\"bytesPerOp\":"
          + FIGURE
          + ",\"p50\":\\d+,\"p99\":\\d+,\"p999\":\\d+,\"trades\":\\d+,\"volume\":\\d+,"
          + "\"hash\":\"[0-9a-f]{16}\"\\}";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Path> files = new ArrayList<>();

  @Test
  void everyEngineRunsInAProcessOfItsOwnAndGivesALineAFlow() {
    int code = run(ChildContestant::open, "--json --rounds 1 --scale 2000 --flow MIX,SWEEP");
    assertThat(code).as(err.toString()).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2 * Engines.values().length).allMatch(line -> line.matches(JSON));
    assertThat(files).hasSize(2 * Engines.values().length).noneMatch(p -> p.toFile().exists());
  }

  @Test
  void tableAndChartComeWithoutJson() {
    Path chart = folder.resolve("chart.svg");
    int code =
        run(
            FlowsTest::rounds,
            "--flow mix,SWEEP --engine matchbook,treemap --scale 500 --chart " + chart);
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("MIX: ", "SWEEP: ", "× matchbook", "rounds: 5");
    assertThat(chart).isNotEmptyFile();
  }

  @Test
  void sparseIdsAreSkippedWhereTheEngineGivesIdsItself() {
    int code = run(FlowsTest::rounds, "--sparse --json --flow MATCH --scale 500 --rounds 1");
    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString()).contains("matchbook-engine: skipped");
    assertThat(out.toString()).doesNotContain("matchbook-engine").contains("treemap");
  }

  @Test
  void wrongTradesAreToldInsteadOfTimes() {
    int code =
        run(
            (engine, flow) -> new FlowRounds("wrong", FlowFile.read(flow), WrongBook::new),
            "--flow MIX,MATCH --engine treemap --scale 500 --state 7");
    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("wrong trades: MIX, wrong: expected ", "; found ");
    assertThat(files).isNotEmpty().noneMatch(path -> path.toFile().exists());
  }

  @Test
  void wrongUsageIsToldAndEndsWithTwo() {
    for (String arguments :
        List.of(
            "--flow WIDE",
            "--engine magic",
            "--rounds 0",
            "--chart " + folder.resolve("nowhere/chart.svg"),
            "--sparse --engine matchbook-engine")) {
      assertThat(run(FlowsTest::rounds, arguments)).as(arguments).isEqualTo(2);
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void allEnginesRunByDefault() {
    assertThat(EngineConverter.ALL)
        .isEqualTo(
            Arrays.stream(Engines.values()).map(Engines::label).collect(Collectors.joining(",")));
  }

  private static Contestant rounds(Engines engine, Path flow) throws IOException {
    return new FlowRounds(engine.label(), FlowFile.read(flow), engine::open);
  }

  private int run(FlowRace.Opening opening, String arguments) {
    Flows flows =
        new Flows(
            (engine, flow) -> {
              files.add(flow);
              return opening.open(engine, flow);
            });
    CommandLine commandLine = Flows.commandLine(flows);
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments.split(" "));
  }
}
