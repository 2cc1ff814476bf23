package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a store says when it cannot. */
final class Refusal {
  private Refusal() {}

  /** The call throws a store's exception of that kind, which says all of these. */
  static StoreException of(Kind kind, ThrowingCallable call, String... said) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("what was thrown").isInstanceOf(StoreException.class);
    StoreException refusal = (StoreException) thrown;
    assertThat(refusal).hasMessageContainingAll(said);
    assertThat(refusal.kind()).as("kind of: %s", refusal.getMessage()).isEqualTo(kind);
    return refusal;
  }
}
