package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.run.ChildFailure;
import dev.matchbook.jmh.run.ChildProcess;
import dev.matchbook.jmh.run.Median;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One engine in a JVM of its own and what it came to. Once it fails it is asked no more. */
final class FlashContestant implements AutoCloseable {
  private final String engine;
  private final ChildProcess child;
  private final List<Long> queued = new ArrayList<>();
  private final List<Long> unqueued = new ArrayList<>();
  private String hash;
  private String failure;

  /** Starts its JVM, which reads the file by itself. */
  FlashContestant(String engine, Path file) throws IOException {
    this.engine = engine;
    child = ChildProcess.start(engine, FlashChild.class, engine, file.toString());
  }

  String engine() {
    return engine;
  }

  /** Waits until it has read the file. */
  void awaitReady() {
    ask(FlashChild.READY);
  }

  /** Replays until it is as fast as it gets. */
  void warmUp() {
    ask(FlashChild.WARM_UP);
  }

  /** Times a pass of each kind. */
  void time() {
    String queuedNanos = ask(FlashChild.QUEUED);
    String unqueuedNanos = ask(FlashChild.UNQUEUED);
    if (failure == null) {
      queued.add(Long.parseLong(queuedNanos));
      unqueued.add(Long.parseLong(unqueuedNanos));
    }
  }

  /** Makes the pass whose reports are hashed. */
  void hash() {
    hash = ask(FlashChild.HASH);
  }

  private String ask(String question) {
    if (failure == null) {
      try {
        return child.ask(question);
      } catch (ChildFailure e) {
        failure = e.getMessage().replaceFirst("^" + Pattern.quote(engine) + ": ", "");
      }
    }
    return null;
  }

  /**
   * What it came to.
   *
   * @param messages in the file
   */
  FlashResult result(int messages) {
    return failure == null
        ? new FlashResult(engine, hash, perSecond(messages, queued), perSecond(messages, unqueued))
        : FlashResult.failed(engine, failure);
  }

  private static double perSecond(int messages, List<Long> nanos) {
    return messages * 1e9 / Median.of(nanos.stream().mapToDouble(Long::doubleValue).toArray());
  }

  @Override
  public void close() {
    child.close();
  }
}
