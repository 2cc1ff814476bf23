package dev.matchbook.jmh.flash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A position in a {@link ReportRing} alone on its cache lines: 128 bytes of nothing on either side,
 * since processors fetch lines in pairs. A superclass's fields lie before its subclass's.
 */
@SuppressWarnings("unused")
final class Cursor extends CursorValue {
  private long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15;

  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(CursorValue.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The value, and all that was written before it was released. */
  long acquire() {
    return (long) VALUE.getAcquire(this);
  }

  /** Sets the value; who acquires it sees all that was written before. */
  void release(long next) {
    VALUE.setRelease(this, next);
  }
}

/** What is on the lines. */
class CursorValue extends CursorSpace {
  /** Read and written plainly by its owner alone. */
  long value;

  /** How far its owner may go, as it last saw. */
  long limit;
}

/** The space before. */
@SuppressWarnings("unused")
class CursorSpace {
  private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;
}
