package dev.matchbook.jmh.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the current thread has allocated on the heap since it started. */
public final class AllocatedBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocatedBytes() {}

  /** Bytes up to now; asking allocates none. */
  public static long now() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
