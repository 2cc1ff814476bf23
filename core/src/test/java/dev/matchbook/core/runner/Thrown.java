package dev.matchbook.core.runner;

/** What a host's code may throw at a runner. */
enum Thrown {
  EXCEPTION {
    @Override
    Throwable make() {
      return new IllegalStateException("thrown by a test");
    }
  },
  ERROR {
    @Override
    Throwable make() {
      return new AssertionError("thrown by a test");
    }
  },
  /** As Kotlin and Scala throw it where Java would not compile. */
  CHECKED {
    @Override
    Throwable make() {
      return new java.io.IOException("thrown by a test");
    }
  };

  abstract Throwable make();

  /** Throws it; the type is for the compiler. */
  RuntimeException raise() {
    return Thrown.<RuntimeException>sneak(make());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
