package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of nonces that no engine has written are found, not taken in. */
class BadNonceRowsTest {
  private static final BigInteger ZERO = BigInteger.ZERO;
  private static final BigInteger ONE = BigInteger.ONE;

  static Stream<StoredNonce> rows() {
    return Stream.of(
        new StoredNonce("ann", Kind.WORD, ZERO, ONE, 9),
        new StoredNonce("ann", Kind.WORD, ZERO, ZERO, 1),
        new StoredNonce("ann", Kind.NEXT, ONE, ONE, 1),
        new StoredNonce("ann", Kind.BELOW, ONE, ONE, 1),
        new StoredNonce("ann", Kind.DIGEST, ONE, ONE.shiftLeft(64), 1),
        new StoredNonce("", Kind.WORD, ZERO, ONE, 1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowThatNoEngineHasWrittenIsCorrupt(StoredNonce row) {
    KeptRows store =
        new KeptRows() {
          @Override
          public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
            return new Page<>(List.of(row), null);
          }
        };
    JournaledEngine engine = JournaledEngine.on(new KeptRows(), new EventRecorder(event -> {}));
    engine.engine().apply(AddMarket.of("A", "1", "1"));
    store.commit(engine.endBatch(1));
    assertThatThrownBy(() -> JournaledEngine.on(store, new EventRecorder(event -> {})))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT))
        .hasMessageContaining("nonce");
  }
}
