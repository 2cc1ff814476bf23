package dev.matchbook.spi.json;

import java.io.InputStream;

/**
 * One line as a stream that ends with it, and can be given the next. So a single parser reads line
 * after line: making one for each took a third of the time.
 */
final class OneLineStream extends InputStream {
  private byte[] buffer = {};
  private int position;
  private int end;

  void of(byte[] in, int offset, int length) {
    buffer = in;
    position = offset;
    end = offset + length;
  }

  /** Whether nothing but white space is left of the line. */
  boolean isDone() {
    return isBlank(buffer, position, end);
  }

  static boolean isBlank(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = in[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() {
    return position == end ? -1 : buffer[position++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (position == end) {
      return -1;
    }
    int count = Math.min(length, end - position);
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }
}
