package dev.matchbook.core.engine;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * What the current thread has allocated, read from {@code com.sun.management.ThreadMXBean} without
 * allocating. Found by name, since the module that is tested does not read {@code jdk.management}.
 */
final class AllocatedBytes {
  private static final MethodHandle READ = find();

  private AllocatedBytes() {}

  private static MethodHandle find() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
      Class<?> bean = Class.forName("java.lang.management.ThreadMXBean");
      Class<?> beanOfThisJdk = Class.forName("com.sun.management.ThreadMXBean");
      Object threads = lookup.findStatic(factory, "getThreadMXBean", methodType(bean)).invoke();
      return lookup
          .findVirtual(beanOfThisJdk, "getCurrentThreadAllocatedBytes", methodType(long.class))
          .bindTo(threads);
    } catch (Throwable e) {
      throw new IllegalStateException("com.sun.management.ThreadMXBean", e);
    }
  }

  static long now() {
    try {
      return (long) READ.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("com.sun.management.ThreadMXBean", e);
    }
  }
}
