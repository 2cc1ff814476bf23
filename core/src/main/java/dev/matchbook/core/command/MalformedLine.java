package dev.matchbook.core.command;

import java.util.Objects;

/**
 * A line of input that is no command, RULEBOOK §2: it gives its event and changes nothing else.
 *
 * @param line its number in the input, from 1
 * @param reason what is wrong with it; free text
 */
public record MalformedLine(long line, String reason) implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code line} is not positive
   */
  public MalformedLine {
    if (line < 1) {
      throw new IllegalArgumentException("line: below 1: " + line);
    }
    Objects.requireNonNull(reason, "reason");
  }

  /** Always 0: such a line does not move time. */
  @Override
  public long ts() {
    return 0;
  }
}
