package dev.matchbook.store.file;

import java.io.IOException;
import java.io.InputStream;

/** Unpacks a packed segment from its first byte to its last; see {@link GzipMember} for errors. */
final class GzipMembers extends InputStream {
  private final InputStream in;
  private byte[] block = new byte[0];
  private int at;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  private boolean isAtEnd() throws IOException {
    if (at == block.length) {
      block = GzipMember.read(in);
      at = 0;
    }
    return block.length == 0;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : block[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, block.length - at);
    System.arraycopy(block, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
