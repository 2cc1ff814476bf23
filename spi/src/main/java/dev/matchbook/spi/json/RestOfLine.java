package dev.matchbook.spi.json;

import java.io.OutputStream;

/** Takes what a parser has read of a line and not used, and says whether it was white space. */
final class RestOfLine extends OutputStream {
  private boolean blank = true;

  RestOfLine clear() {
    blank = true;
    return this;
  }

  boolean isBlank() {
    return blank;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    blank = blank && OneLineStream.isBlank(bytes, offset, offset + length);
  }
}
