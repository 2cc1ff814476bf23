package dev.matchbook.examples;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.examples.signed.SignedLines;
import dev.matchbook.spi.TaskPool;
import dev.matchbook.spi.json.CommandFeed;
import dev.matchbook.spi.json.CommandReader;
import dev.matchbook.spi.json.HeldEvents;
import dev.matchbook.spi.json.LineReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Commands being read, from a file or from standard input. */
final class Input implements Closeable {
  private final String name;
  private final Watched file;
  private final InputStream content;
  private final long fileBytes;

  private Input(String name, Watched file, InputStream content, long fileBytes) {
    this.name = name;
    this.file = file;
    this.fileBytes = fileBytes;
    this.content = content;
  }

  /** Standard input; closing it does not close the stream. */
  static Input standard(InputStream in) {
    return new Input("standard input", new Watched(InputStream.nullInputStream()), in, -1);
  }

  /**
   * Opens a file, unpacked on the way where its name ends in {@code .gz}.
   *
   * @throws Failure if it cannot be read
   */
  static Input open(Path path) throws Failure {
    Watched file;
    try {
      file = new Watched(new FileInputStream(path.toFile()));
    } catch (IOException e) {
      throw Failure.notOpened(e);
    }
    try {
      long bytes = Files.isRegularFile(path) ? Files.size(path) : -1;
      return new Input(path.toString(), file, Gzip.unpacked(path, file), bytes);
    } catch (IOException e) {
      file.close();
      throw Failure.in(path.toString(), reason(e), e);
    }
  }

  /** Whether all of it is there already, so that reading never has to wait. */
  boolean isFile() {
    return fileBytes >= 0;
  }

  /** Size of the file, packed as it is. */
  long fileBytes() {
    return fileBytes;
  }

  /** Shows how far the file has been read until it is closed. */
  void show(Progress progress) {
    file.show(progress);
  }

  /**
   * Applies every command to the engine.
   *
   * @param out is flushed whenever the input pauses, and at its end
   * @return how many there were; a blank line is none
   * @throws Failure if it cannot be read to its end; what could be read has been applied
   */
  long applyTo(MatchingEngine engine, Runnable out) throws Failure {
    CommandFeed feed = new CommandFeed(content);
    return feed(feed, () -> feed.run(new CommandReader(engine), out::run));
  }

  /**
   * Submits the commands behind the first {@code skip} to a runner.
   *
   * @return how many there were, those that were passed over too
   * @throws Failure if it cannot be read to its end; what could be read has been submitted
   */
  long submitTo(EngineRunner<HeldEvents> runner, long skip) throws Failure {
    CommandFeed feed = new CommandFeed(content, skip);
    return feed(feed, () -> feed.submitTo(runner));
  }

  /**
   * The same with lines of which some are signed.
   *
   * @param threads that check signatures
   */
  long submitTo(EngineRunner<HeldEvents> runner, SignedLines lines, int threads, long skip)
      throws Failure {
    long[] commands = {0};
    try (TaskPool<HeldEvents> pool = new TaskPool<>(runner, threads)) {
      forEachLine(
          line -> {
            if (++commands[0] > skip) {
              byte[] text =
                  line.tooLong()
                      ? new byte[LineReader.MAX_LINE + 1]
                      : Arrays.copyOfRange(
                          line.buffer(), line.offset(), line.offset() + line.length());
              long number = line.number();
              pool.submit(() -> new SignedTask(lines.command(text, number)));
            }
          },
          () -> {});
    }
    return commands[0];
  }

  /** One command that was found good, or what is wrong with it. */
  private record SignedTask(Command command) implements EngineTask<HeldEvents> {
    @Override
    public int apply(MatchingEngine engine, HeldEvents events) {
      engine.apply(command);
      return 1;
    }
  }

  /** Does something with a line. */
  interface LineAction {
    void accept(LineReader line) throws IOException, Failure;
  }

  /**
   * Goes through all lines that are not blank.
   *
   * @param out is flushed whenever the input pauses, and at its end
   * @throws Failure if the input cannot be read to its end, or the action fails
   */
  void forEachLine(LineAction action, Flushable out) throws Failure {
    forEachLine(LineReader.MAX_LINE, action, out);
  }

  /**
   * The same with a bound of its own.
   *
   * @param most bytes of a line
   */
  void forEachLine(int most, LineAction action, Flushable out) throws Failure {
    LineReader lines = new LineReader(content, most);
    lines.beforeWait(out);
    try {
      while (next(lines)) {
        action.accept(lines);
      }
      out.flush();
    } catch (IOException e) {
      throw Failure.standardOutput(e);
    }
  }

  private boolean next(LineReader lines) throws Failure {
    try {
      return lines.next();
    } catch (IOException e) {
      throw Failure.in(name, reason(e), e);
    }
  }

  private interface Feeding {
    void run() throws IOException;
  }

  private long feed(CommandFeed feed, Feeding feeding) throws Failure {
    try {
      feeding.run();
    } catch (IOException e) {
      throw Failure.in(name, reason(e), e);
    }
    return feed.commands();
  }

  private static String reason(IOException e) {
    if (e instanceof EOFException) {
      return "the gzip data end too early";
    }
    return e instanceof ZipException ? "damaged gzip data: " + e.getMessage() : e.getMessage();
  }

  @Override
  public void close() {
    file.close();
  }
}
