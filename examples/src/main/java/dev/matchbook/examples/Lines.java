package dev.matchbook.examples;

import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.RowWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Lines of JSON on their way to standard output, written in blocks. */
final class Lines {
  private static final int BLOCK_BYTES = 1 << 16;

  private final OutputStream out;
  private final LineBuffer buffer = new LineBuffer(2 * BLOCK_BYTES);
  private final RowWriter rows = new RowWriter(buffer);

  Lines(OutputStream out) {
    this.out = out;
  }

  /** Takes a line; {@link #endLine} follows. */
  LineBuffer buffer() {
    return buffer;
  }

  /** Takes an order or a trade as a line; {@link #endLine} follows. */
  RowWriter rows() {
    return rows;
  }

  /**
   * Takes a line of ASCII whole.
   *
   * @throws Failure if standard output cannot be written
   */
  void line(String text) throws Failure {
    buffer.ascii(text).put('\n');
    endLine();
  }

  /**
   * Writes when there is enough.
   *
   * @throws Failure if standard output cannot be written
   */
  void endLine() throws Failure {
    if (buffer.length() >= BLOCK_BYTES) {
      write();
    }
  }

  /**
   * Makes all lines readable.
   *
   * @throws Failure if standard output cannot be written
   */
  void flush() throws Failure {
    write();
    try {
      out.flush();
    } catch (IOException e) {
      throw Failure.standardOutput(e);
    }
  }

  private void write() throws Failure {
    try {
      buffer.writeTo(out);
    } catch (IOException e) {
      throw Failure.standardOutput(e);
    }
    buffer.clear();
  }
}
