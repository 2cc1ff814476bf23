package dev.matchbook.spi.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Decodes the lines of a stream on a thread of its own.
 *
 * <p>Blocks of decoded lines go round between two queues of fixed size, so memory is bounded and a
 * slow engine holds the decoder back.
 */
final class LineFeed {
  private static final int BLOCKS = 8;

  /** Takes blocks and gives each back. */
  interface Target {
    void take(LineBlock block) throws IOException;
  }

  private final LineReader lines;
  private final BlockingQueue<LineBlock> parsed = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<LineBlock> free = new ArrayBlockingQueue<>(BLOCKS);
  private final LineDecoder decoder = new LineDecoder();
  private LineBlock filling;

  LineFeed(InputStream in) {
    this.lines = new LineReader(in);
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new LineBlock());
    }
  }

  /** Takes a block back that nobody needs any more. Any thread. */
  void giveBack(LineBlock block) {
    free.add(block);
  }

  /**
   * Gives the target everything up to the end of input. Call it once.
   *
   * @throws IOException if reading fails, after all lines before were given, or the target throws
   *     it
   */
  void run(Target target) throws IOException {
    Thread thread = new Thread(this::parse, "matchbook-parser");
    // a read from a terminal or a pipe cannot be interrupted and must not keep the JVM alive
    thread.setDaemon(true);
    thread.start();
    try {
      give(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    } finally {
      thread.interrupt();
    }
  }

  private void give(Target target) throws IOException, InterruptedException {
    boolean last = false;
    while (!last) {
      LineBlock block = parsed.take();
      // once it is given it may be in use again
      last = block.isLast();
      Throwable failure = block.failure();
      target.take(block);
      rethrow(failure);
    }
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("reading commands failed: " + failure, failure);
    }
  }

  private void parse() {
    try {
      filling = free.take().clear();
      lines.beforeWait(this::pause);
      Throwable why = readAll();
      filling.last(why);
      parsed.put(filling);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Parses to the end and says what ended it; null for the end of input. */
  private Throwable readAll() throws InterruptedException {
    try {
      while (lines.next()) {
        filling.add(lines, decoder);
        if (filling.isFull()) {
          handOver();
        }
      }
      return null;
    } catch (IOException | RuntimeException | Error e) {
      return e;
    }
  }

  private void handOver() throws InterruptedException {
    parsed.put(filling);
    filling = free.take().clear();
  }

  private void pause() throws IOException {
    filling.pause();
    try {
      handOver();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }
}
