package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.run.ChildLoop;
import java.io.IOException;
import java.nio.file.Path;

/** The process that replays one file to one engine's books, a pass whenever it is asked to. */
public final class FlashChild {
  static final String READY = "ready";
  static final String WARM_UP = "warm-up";
  static final String QUEUED = "queued";
  static final String UNQUEUED = "unqueued";
  static final String HASH = "hash";

  private FlashChild() {}

  /**
   * Serves until standard input ends.
   *
   * @param args the engine's name and the file
   */
  public static void main(String[] args) throws IOException {
    Messages messages = MessageFile.read(Path.of(args[1]));
    FlashPasses passes = new FlashPasses(messages, Engines.named(args[0])::open);
    ChildLoop.serve(question -> answer(passes, question));
  }

  private static String answer(FlashPasses passes, String question) {
    return switch (question) {
      case READY -> READY;
      case WARM_UP -> {
        passes.warmUp();
        yield "";
      }
      case QUEUED -> Long.toString(passes.queued());
      case UNQUEUED -> Long.toString(passes.unqueued());
      case HASH -> passes.hash();
      default -> throw new IllegalArgumentException("question: " + question);
    };
  }
}
