package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a host does wrong has to be said so. */
final class Misuse {
  private Misuse() {}

  /** The call throws what says that an argument is wrong, not that the backend is in trouble. */
  static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call, "%s is misuse and has to be refused", what)
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
  }

  /** The call throws {@link IllegalArgumentException}. */
  static void illegal(String what, ThrowingCallable call) {
    assertThatThrownBy(call, "%s has to be refused: IllegalArgumentException", what)
        .isInstanceOf(IllegalArgumentException.class);
  }
}
