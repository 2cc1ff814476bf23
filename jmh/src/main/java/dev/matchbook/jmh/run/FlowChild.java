package dev.matchbook.jmh.run;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.FlowFile;
import java.io.IOException;
import java.nio.file.Path;

/** The process that plays one flow to one engine's books, a round whenever it is asked to. */
public final class FlowChild {
  static final String READY = "ready";
  static final String WARM_UP = "warm-up";
  static final String TIME = "time";
  static final String LATENCY = "latency";

  private FlowChild() {}

  /**
   * Serves until standard input ends.
   *
   * @param args the engine's name and the flow's file
   */
  public static void main(String[] args) throws IOException {
    Engines engine = Engines.named(args[0]);
    FlowRounds rounds =
        new FlowRounds(engine.label(), FlowFile.read(Path.of(args[1])), engine::open);
    ChildLoop.serve(question -> answer(rounds, question));
  }

  private static String answer(FlowRounds rounds, String question) {
    return switch (question) {
      case READY -> READY;
      case WARM_UP -> TruthWords.of(rounds.warmUp());
      case TIME -> rounds.time().toLine();
      case LATENCY -> rounds.latency().toLine();
      default -> throw new IllegalArgumentException("question: " + question);
    };
  }
}
