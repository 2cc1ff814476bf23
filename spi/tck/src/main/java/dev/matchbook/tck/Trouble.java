package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a store cannot do has to be said with a {@link StoreException} that names it. */
final class Trouble {
  private Trouble() {}

  /** The call throws a {@link StoreException} in the store's name. */
  static void in(ExchangeStore store, String what, ThrowingCallable call) {
    assertThatThrownBy(call, "%s has to throw a StoreException", what)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.layer()).as("layer of: %s", e).isEqualTo(store.name()));
  }

  /** The call throws one that says that surely nothing was stored. */
  static void rejected(ExchangeStore store, String what, ThrowingCallable call) {
    in(store, what, call);
    assertThatThrownBy(call, "%s, again", what)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).as("kind of: %s", e).isEqualTo(Kind.REJECTED));
  }

  /** The batch does not follow on and is rejected. */
  static void rejected(ExchangeStore store, Batch batch) {
    String what = "a batch from " + batch.previous() + " to a store at " + store.checkpoint();
    rejected(store, what, () -> store.commit(batch));
  }
}
