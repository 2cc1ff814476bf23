package dev.matchbook.composite;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A layer that keeps everything is brought to where the truth is, while that goes on: what was
 * signed comes too, wherever in between its orders change.
 */
class SignedCatchUpTest {
  /** More than are read at once, so that some have changed before they were read. */
  private static final int ORDERS = 2_500;

  /** More reads of the truth than a catch-up takes before it has seen all orders. */
  private static final int MOST_READS = 25;

  private final ModelStore truth = new ModelStore();
  private final ModelStore log = new ModelStore();
  private final List<Batch> later = new ArrayList<>();

  private static final int MOST_CHANGES = 12;

  /** What the truth does meanwhile. */
  enum Meanwhile {
    CHANGES,
    CLOSES,
    CHANGES_THEN_CLOSES,
    KEEPS_CHANGING,
    REPLACES
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheTruthDoesMeanwhileTheLayerHasItAllInTheEnd(Meanwhile what) {
    for (int read = 1; read <= MOST_READS; read++) {
      SignedCatchUpTest run = new SignedCatchUpTest();
      run.truth.commit(entered());
      run.catchUp(what, read);
      run.later.forEach(run.log::commit);
      StoreContents.of(run.truth).requireSame(run.log);
      assertThat(run.log.findAuthorization(ORDERS)).isPresent();
    }
  }

  /** Orders that are signed, each with a nonce of its own. */
  private static Batch entered() {
    BatchBuilder batch = BatchBuilder.after(Checkpoint.START);
    for (long id = 1; id <= ORDERS; id++) {
      BigInteger nonce = BigInteger.valueOf(id);
      batch.orders(order(id).clOrdId("c" + id).nonce(nonce).build());
      batch.authorizations(signed(id, id));
      batch.nonces(new StoredNonce("alice", Kind.WORD, nonce, BigInteger.ONE, id));
    }
    return batch.build();
  }

  private static StoredAuthorization signed(long orderId, long seq) {
    String digest = String.format("%064x", seq);
    return new StoredAuthorization(orderId, seq, digest, "signature", "order " + orderId);
  }

  /** At that read the truth does something, perhaps something else at later ones. */
  private void catchUp(Meanwhile what, int at) {
    Watched watched = new Watched();
    ExchangeStore watchedTruth = watched.watch(truth);
    int[] reads = {0};
    boolean[] goesOn = {false};
    watched.before(
        method -> {
          if (goesOn[0] || method.equals("name") || method.equals("capabilities")) {
            return;
          }
          goesOn[0] = true;
          int now = ++reads[0];
          boolean again = what == Meanwhile.KEEPS_CHANGING && now < at + MOST_CHANGES;
          boolean closes = what == Meanwhile.CHANGES_THEN_CLOSES && now == at + 2;
          if (now == at || now > at && again || closes) {
            Batch batch = meanwhile(what, closes);
            later.add(batch);
            truth.commit(batch);
          }
          goesOn[0] = false;
        });
    run(watchedTruth);
  }

  private Checkpoint run(ExchangeStore source) {
    Layer layer = new Layer(LayerSettings.of(Role.LOG, "log", () -> log, ""), truth::checkpoint);
    layer.open();
    return new CatchUp(source, 0, new OpenCount(), WarmUpProgress.NONE).run(layer, false);
  }

  private Batch meanwhile(Meanwhile what, boolean second) {
    boolean closes = what == Meanwhile.CLOSES || second;
    Checkpoint from = truth.checkpoint();
    BatchBuilder batch = BatchBuilder.after(from);
    for (long id = 1; id <= ORDERS; id++) {
      long seq = from.seq() + id;
      StoredOrder before = truth.findOrder(id).orElseThrow();
      UnaryOperator<BigInteger> next = BigInteger.ONE::add;
      if (closes) {
        batch.orders(like(before).seq(seq).cancel(CancelReason.REQUESTED).build());
      } else if (what == Meanwhile.REPLACES) {
        batch.orders(like(before).seq(seq).nonce(next.apply(before.nonce())).build());
        batch.authorizations(signed(id, seq));
      } else {
        batch.orders(like(before).seq(seq).build());
      }
      if (id % 2 == 0) {
        batch.nonces(nonce(id, id % 4 == 0 ? 0 : 3, seq));
      }
    }
    return batch.build();
  }

  private static StoredNonce nonce(long key, long value, long seq) {
    return new StoredNonce(
        "alice", Kind.WORD, BigInteger.valueOf(key), BigInteger.valueOf(value), seq);
  }

  @Test
  void noncesThatWereTakenAwayGoFromTheLayerToo() {
    Batch entered = entered();
    truth.commit(entered);
    log.commit(entered);
    BatchBuilder batch = BatchBuilder.after(entered.checkpoint());
    long seq = entered.checkpoint().seq();
    truth.commit(batch.nonces(nonce(5, 0, seq + 1), nonce(7, 8, seq + 1)).build());
    run(truth);
    StoreContents.of(truth).requireSame(log);
    assertThat(log.nonces(null, 1_000).rows()).doesNotContain(nonce(5, 1, 5)).hasSize(1_000);
  }

  @Test
  void aLayerThatLacksANonceFromBeforeStaysOut() {
    Batch entered = entered();
    truth.commit(entered);
    log.commit(
        new Batch(
            entered.previous(),
            entered.checkpoint(),
            entered.orders(),
            entered.trades(),
            entered.markets(),
            entered.authorizations(),
            entered.nonces().subList(1, ORDERS)));
    truth.commit(BatchBuilder.after(entered.checkpoint()).build());
    assertThatThrownBy(() -> run(truth))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("lacks a nonce of the event 1");
    assertThat(log.checkpoint()).isEqualTo(entered.checkpoint());
  }

  @Test
  void whatIsTooLongForOneBatchIsNotLeftOutButRefused() {
    String message = "m".repeat(16_384);
    Checkpoint at = Checkpoint.START;
    for (long id = 1; id <= 4_200; id++) {
      String digest = String.format("%064x", id);
      Batch batch =
          BatchBuilder.after(at)
              .orders(order(id).nonce(BigInteger.ONE).build())
              .authorizations(new StoredAuthorization(id, id, digest, "s", message))
              .build();
      truth.commit(batch);
      at = batch.checkpoint();
    }
    assertThatThrownBy(() -> run(truth))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("signed");
    assertThat(log.checkpoint()).isEqualTo(Checkpoint.START);
  }
}
