package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what goes through a proxy in one direction and cuts after so many bytes, once. */
final class CutAfter {
  private static final long NEVER = -1;

  /** Held over counting and writing: what was counted is delivered before anything is cut. */
  private final ReentrantLock turn = new ReentrantLock();

  private volatile long left = NEVER;

  /** The connection that the bytes are of. */
  interface Connection {
    boolean isCut();

    /** The next bytes are the last that it gets. */
    void beforeLast();

    /** Cuts it and all others. */
    void cutAll();
  }

  void arm(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes: " + bytes);
    }
    turn.lock();
    try {
      left = bytes;
    } finally {
      turn.unlock();
    }
  }

  /** Writes as many of the bytes as may pass, and cuts if those were the last. */
  void forward(byte[] bytes, int length, OutputStream out, Connection connection)
      throws IOException {
    if (left == NEVER) {
      out.write(bytes, 0, length);
      return;
    }
    turn.lock();
    try {
      if (connection.isCut()) {
        return;
      }
      if (left == NEVER) {
        // All were cut meanwhile, and this connection is a newer one.
        out.write(bytes, 0, length);
      } else if (length < left) {
        out.write(bytes, 0, length);
        left -= length;
      } else {
        connection.beforeLast();
        out.write(bytes, 0, (int) left);
        left = NEVER;
        connection.cutAll();
      }
    } finally {
      turn.unlock();
    }
  }
}
