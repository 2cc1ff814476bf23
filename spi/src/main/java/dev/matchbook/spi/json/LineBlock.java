package dev.matchbook.spi.json;

import java.io.IOException;

/** Some parsed lines on their way from the thread that parses to the one that applies. */
final class LineBlock {
  private static final int LINES = 256;

  private final JsonLine[] lines = new JsonLine[LINES];
  private final long[] numbers = new long[LINES];
  private final String[] wrongs = new String[LINES];
  private int size;
  private boolean last;
  private boolean pauses;
  private IOException failure;

  LineBlock() {
    for (int i = 0; i < LINES; i++) {
      lines[i] = new JsonLine();
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

  void add(LineReader line, JsonLineParser parser) {
    numbers[size] = line.number();
    try {
      parser.read(line, lines[size]);
      wrongs[size] = null;
    } catch (MalformedException e) {
      wrongs[size] = e.getMessage();
    }
    size++;
  }

  /** Marks the block as the last; {@code why} is null at the end of input. */
  void last(IOException why) {
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

  IOException failure() {
    return failure;
  }

  /** Applies the lines in their order and returns how many there were. */
  int applyTo(CommandReader reader) {
    for (int i = 0; i < size; i++) {
      if (wrongs[i] == null) {
        reader.apply(lines[i], numbers[i]);
      } else {
        reader.malformed(numbers[i], wrongs[i]);
      }
    }
    return size;
  }
}
