package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a host does wrong has to be said so. */
final class Misuse {
  private Misuse() {}

  /** The call throws what says that an argument is wrong, not that the backend is in trouble. */
  static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .as("misuse by the host")
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
  }

  /** The call throws {@link IllegalArgumentException}. */
  static void illegal(String what, ThrowingCallable call) {
    assertThatThrownBy(call).as(what).isInstanceOf(IllegalArgumentException.class);
  }
}
