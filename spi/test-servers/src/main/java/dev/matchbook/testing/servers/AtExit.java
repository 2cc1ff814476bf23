package dev.matchbook.testing.servers;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is closed when the JVM ends, the last one first. */
final class AtExit {
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static boolean hooked;

  private AtExit() {}

  static synchronized void close(AutoCloseable resource) {
    if (!hooked) {
      Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "test-servers-end"));
      hooked = true;
    }
    OPEN.push(resource);
  }

  static synchronized void forget(AutoCloseable resource) {
    OPEN.remove(resource);
  }

  private static void closeAll() {
    for (AutoCloseable next = pop(); next != null; next = pop()) {
      try {
        next.close();
      } catch (Exception failed) {
        System.err.println("a test server did not end well: " + failed);
      }
    }
  }

  private static synchronized AutoCloseable pop() {
    return OPEN.poll();
  }
}
