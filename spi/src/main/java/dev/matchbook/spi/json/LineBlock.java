package dev.matchbook.spi.json;

/** Some decoded lines on their way from the thread that decodes to the one that applies. */
final class LineBlock {
  private static final int LINES = 256;

  private final LineCommand[] commands = new LineCommand[LINES];
  private int size;
  private boolean last;
  private boolean pauses;
  private Throwable failure;

  LineBlock() {
    for (int i = 0; i < LINES; i++) {
      commands[i] = new LineCommand();
    }
  }

  LineBlock clear() {
    size = 0;
    last = false;
    pauses = false;
    failure = null;
    return this;
  }

  boolean isFull() {
    return size == LINES;
  }

  void add(LineReader line, LineDecoder decoder) {
    decoder.decode(line, commands[size++]);
  }

  /** Marks the block as the last; {@code why} is null at the end of input. */
  void last(Throwable why) {
    last = true;
    failure = why;
  }

  boolean isLast() {
    return last;
  }

  /** Marks that input pauses behind this block. */
  void pause() {
    pauses = true;
  }

  boolean pauses() {
    return pauses;
  }

  Throwable failure() {
    return failure;
  }

  int size() {
    return size;
  }

  /** Applies the lines from there on in their order and returns how many there were. */
  int applyTo(CommandReader reader, int from) {
    for (int i = from; i < size; i++) {
      reader.apply(commands[i]);
    }
    return size - from;
  }
}
