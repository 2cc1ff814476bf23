package dev.matchbook.spi.json;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.EventBuffer;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Feeds an engine or a runner from a stream, parsing on a second thread: on two cores two million
 * commands took 4.3 to 4.4 s instead of 5.2 to 6.1 s when it was introduced, JIT compilation
 * included. Commands are applied in the order of their lines.
 *
 * <p>One of {@link #run} and {@link #submitTo} may be called, once.
 */
public final class CommandFeed {
  private final LineFeed lines;
  private final long skip;
  private long commands;
  private CommandReader reader;

  /**
   * A feed of all lines.
   *
   * @param in the lines; stays the caller's to close
   */
  public CommandFeed(InputStream in) {
    this(in, 0);
  }

  /**
   * A feed of the lines behind the first ones.
   *
   * @param in the lines; stays the caller's to close
   * @param skip how many lines are passed over, blank ones not counted
   */
  public CommandFeed(InputStream in, long skip) {
    if (skip < 0) {
      throw new IllegalArgumentException("skip: negative: " + skip);
    }
    this.lines = new LineFeed(in);
    this.skip = skip;
  }

  /**
   * Lines so far, blank ones not counted, but those that were passed over; on the thread that
   * feeds.
   */
  public long commands() {
    return commands;
  }

  /**
   * Applies everything up to the end of input, all on the calling thread.
   *
   * @param target applies the lines
   * @param out is flushed whenever input pauses and at its end
   * @throws IOException if reading fails, after all lines before were applied, or flushing does
   */
  public void run(CommandReader target, Flushable out) throws IOException {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(out, "out");
    lines.run(
        block -> {
          block.applyTo(target, skipped(block));
          if (block.pauses() || block.isLast()) {
            out.flush();
          }
          lines.giveBack(block);
        });
  }

  /**
   * Submits everything up to the end of input; what was submitted last may then still be on its
   * way.
   *
   * @param runner applies the lines
   * @throws IOException if reading fails, after all lines before were submitted
   * @throws dev.matchbook.core.runner.RunnerStoppedException if the runner has stopped
   */
  public <B extends EventBuffer> void submitTo(EngineRunner<B> runner) throws IOException {
    Objects.requireNonNull(runner, "runner");
    lines.run(
        block -> {
          int from = skipped(block);
          if (from < block.size()) {
            runner.submit(new Lines<>(block, from));
          } else {
            lines.giveBack(block);
          }
        });
  }

  /** How many lines of the block are passed over; counts all. */
  private int skipped(LineBlock block) {
    int from = (int) Math.min(block.size(), Math.max(0, skip - commands));
    commands += block.size();
    return from;
  }

  /** The lines of a block from there on. */
  private final class Lines<B extends EventBuffer> implements EngineTask<B> {
    private final LineBlock block;
    private final int from;
    private boolean applied;

    Lines(LineBlock block, int from) {
      this.block = block;
      this.from = from;
    }

    @Override
    public int apply(MatchingEngine engine, B events) {
      if (reader == null) {
        reader = new CommandReader(engine);
      }
      int count = block.applyTo(reader, from);
      applied = true;
      lines.giveBack(block);
      return count;
    }

    /** A block that was never applied goes back too, or the feed would wait for it for ever. */
    @Override
    public void failed(RunnerStoppedException reason) {
      if (!applied) {
        applied = true;
        lines.giveBack(block);
      }
    }
  }
}
