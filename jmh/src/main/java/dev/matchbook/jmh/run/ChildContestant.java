package dev.matchbook.jmh.run;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.flow.Truth;
import java.io.IOException;
import java.nio.file.Path;

/** An engine in a JVM of its own, which computes only while it is asked. */
public final class ChildContestant implements Contestant {
  private final String name;
  private final ChildProcess child;

  private ChildContestant(String name, ChildProcess child) {
    this.name = name;
    this.child = child;
  }

  /**
   * Starts its JVM and waits until it has read the flow.
   *
   * @param flow the file of the flow to play
   */
  public static Contestant open(Engines engine, Path flow) throws IOException, ChildFailure {
    String name = engine.label();
    ChildProcess child = ChildProcess.start(name, FlowChild.class, name, flow.toString());
    try {
      child.ask(FlowChild.READY);
    } catch (ChildFailure e) {
      child.close();
      throw e;
    }
    return new ChildContestant(name, child);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Truth warmUp() throws ChildFailure {
    return TruthWords.parse(child.ask(FlowChild.WARM_UP).split(" "), 0);
  }

  @Override
  public TimedRound time() throws ChildFailure {
    return TimedRound.parse(child.ask(FlowChild.TIME));
  }

  @Override
  public LatencyRound latency() throws ChildFailure {
    return LatencyRound.parse(child.ask(FlowChild.LATENCY));
  }

  @Override
  public void close() {
    child.close();
  }
}
