package dev.matchbook.jmh.run;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.FlowFile;
import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.FlowSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Races of engines over generated flows. A flow is made once and put into a temporary file that all
 * contestants read; they start for a flow and end after it, so that only one flow's books take
 * memory at a time.
 */
public final class FlowRace {
  /** Opens a contestant. */
  @FunctionalInterface
  public interface Opening {
    /**
     * A contestant that has read the flow and is ready to play.
     *
     * @param flow the file of the flow, which is deleted later
     */
    Contestant open(Engines engine, Path flow) throws IOException, ChildFailure;
  }

  private final FlowSetting setting;
  private final Opening opening;
  private final Consumer<String> progress;

  /**
   * Races of one variant of the flows.
   *
   * @param progress is told what is done next
   */
  public FlowRace(FlowSetting setting, Opening opening, Consumer<String> progress) {
    this.setting = setting;
    this.opening = opening;
    this.progress = progress;
  }

  /**
   * Runs the engines over one flow.
   *
   * @param rounds see {@link Race#run}
   * @return a score for each engine, in their order
   */
  public List<Score> run(FlowName name, List<Engines> engines, int rounds)
      throws IOException, ChildFailure, WrongTrades {
    progress.accept(name + ": generating");
    Flow flow = setting.generate(name);
    Race race = new Race(name, flow.timed(), setting.truth(name, flow), progress);
    Path file = Files.createTempFile("matchbook-flow-", ".bin");
    file.toFile().deleteOnExit();
    List<Contestant> contestants = new ArrayList<>();
    try {
      FlowFile.write(file, flow);
      for (Engines engine : engines) {
        contestants.add(opening.open(engine, file));
      }
      Files.delete(file);
      return race.run(contestants, rounds);
    } finally {
      contestants.forEach(Contestant::close);
      Files.deleteIfExists(file);
    }
  }
}
