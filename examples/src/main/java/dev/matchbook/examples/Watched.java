package dev.matchbook.examples;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A stream whose bytes move a progress on, once there is one. */
final class Watched extends FilterInputStream {
  private Progress progress;
  private long bytes;

  Watched(InputStream in) {
    super(in);
  }

  /** Moves this on from now on; it is closed with the stream. */
  void show(Progress shown) {
    progress = shown;
    progress.stepTo(bytes);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      moved(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      moved(count);
    }
    return count;
  }

  private void moved(int count) {
    bytes += count;
    if (progress != null) {
      progress.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
