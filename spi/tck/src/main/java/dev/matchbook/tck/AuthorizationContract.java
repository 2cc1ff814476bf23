package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic A: what was signed for an order is there as long as the order is. */
public abstract class AuthorizationContract extends StoreContract {
  private static final BigInteger MAX = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
  private static final String ZEROS = "0".repeat(64);
  private static final int OVER = 300;
  private static final int IN_A_BATCH = 500;
  private static final int MOST_TO_FILL = 20_000;

  /** For a backend's tests. */
  protected AuthorizationContract() {}

  @Test
  @DisplayName("A-01 what was signed for an order is found by its id; else there is nothing")
  void a01_whatWasSignedIsFoundByTheOrdersId() {
    commit(
        batch(order(1).build(), order(2).build(), order(3).build()).authorizations(signed(2, 2)));
    found(2, signed(2, 2));
    found(1, null);
    found(4, null);
    found(Long.MAX_VALUE, null);
  }

  @Test
  @DisplayName("A-02 what is signed later for an order takes the place of what was before")
  void a02_whatIsSignedLaterTakesItsPlace() {
    commit(
        batch(order(1).build(), order(2).seq(3).build())
            .authorizations(signed(1, 1), signed(2, 2), signed(2, 3)));
    found(2, signed(2, 3));
    commit(batch(order(1).seq(4).build()).authorizations(signed(1, 4)));
    found(1, signed(1, 4));
    found(2, signed(2, 3));
  }

  @Test
  @DisplayName("A-03 it stays when its order changes and when that is closed")
  void a03_itStaysWhenItsOrderChanges() {
    commit(batch(order(1).build()).authorizations(signed(1, 1)));
    commit(batch(order(1).seq(2).fill("4").build()));
    found(1, signed(1, 1));
    commit(batch(order(1).seq(3).fill("10").build()));
    found(1, signed(1, 1));
    store().saveOrder(order(1).seq(9).cancel(CancelReason.REQUESTED).build());
    found(1, signed(1, 1));
  }

  @Test
  @DisplayName("A-04 it goes with its order and does not come back with it")
  void a04_itGoesWithItsOrder() {
    StoredOrder closed = order(2).cancel(CancelReason.REQUESTED).build();
    commit(batch(order(1).build(), closed).authorizations(signed(1, 1), signed(2, 2)));
    store().removeOrder(2);
    found(2, null);
    store().saveOrder(closed);
    found(2, null);
    found(1, signed(1, 1));
  }

  @Test
  @DisplayName("A-05 of an order that is not kept it is not kept either")
  void a05_ofAnOrderThatIsNotKeptItIsNotKeptEither() {
    assumeTrue(!can(ALL_ORDERS), () -> store().name() + " has ALL_ORDERS: none is ever gone");
    int kept = fixture().closedOrdersKept();
    assumeTrue(kept <= MOST_TO_FILL, () -> store().name() + " keeps too many: " + kept);
    for (long from = 1; from <= kept + OVER; from += IN_A_BATCH) {
      List<StoredOrder> closed =
          LongStream.range(from, from + IN_A_BATCH).mapToObj(this::closed).toList();
      BatchBuilder batch = BatchBuilder.after(store().checkpoint()).orders(closed);
      closed.forEach(o -> batch.authorizations(signed(o.orderId(), o.seq())));
      commit(batch);
    }
    for (long id = 1; id <= store().checkpoint().orderId(); id++) {
      boolean there = store().findOrder(id).isPresent();
      found(id, there ? signed(id, id) : null);
    }
  }

  @Test
  @DisplayName("A-06 the largest and the strangest texts come back exactly")
  void a06_theLargestAndTheStrangestTextsComeBackExactly() {
    String quotes = "\"\\".repeat(Authorization.MAX_MESSAGE / 2);
    String signature = quotes.substring(0, Authorization.MAX_SIGNATURE);
    StringBuilder printable = new StringBuilder();
    for (char c = ' '; c <= '~'; c++) {
      printable.append(c);
    }
    List<StoredAuthorization> signed = new ArrayList<>();
    signed.add(new StoredAuthorization(1, 1, ZEROS, "a", null));
    signed.add(new StoredAuthorization(2, 2, "f".repeat(64), signature, quotes));
    signed.add(new StoredAuthorization(3, 3, ZEROS, printable.toString(), " "));
    signed.add(new StoredAuthorization(4, 4, ZEROS, " '", "null"));
    signed.add(new StoredAuthorization(5, 5, ZEROS, "\\", "\\u0041\\n"));
    signed.add(new StoredAuthorization(6, Long.MAX_VALUE, ZEROS, "\"", "'; -- %_"));
    BatchBuilder batch = BatchBuilder.after(Checkpoint.START);
    signed.forEach(s -> batch.orders(order(s.orderId()).seq(s.seq()).build()).authorizations(s));
    commit(batch);
    signed.forEach(s -> found(s.orderId(), s));
  }

  @Test
  @DisplayName("A-07 the nonce of an order comes back exactly, whatever asks for it")
  void a07_theNonceOfAnOrderComesBackExactly() {
    List<StoredOrder> orders = new ArrayList<>();
    orders.add(order(1).build());
    orders.add(order(2).nonce(BigInteger.ZERO).build());
    orders.add(order(3).nonce(MAX).build());
    orders.add(order(4).nonce(BigInteger.valueOf(Long.MAX_VALUE)).build());
    orders.add(order(5).nonce(BigInteger.TWO.pow(63)).build());
    orders.add(order(6).nonce(BigInteger.TWO.pow(255)).clOrdId("mine").build());
    store().saveOrders(orders.subList(0, 3));
    commit(BatchBuilder.after(Checkpoint.START).orders(orders.subList(3, 6)));
    orders.forEach(o -> Same.found("by id", store().findOrder(o.orderId()), o));
    Same.rows("query", Pages.orders(store(), OrderQuery.all()).all(), orders);
    Same.rows("open orders", Pages.openOrders(store(), "BTC-USD").all(), orders);
    Same.found("by clOrdId", store().findOrder("alice", "mine"), orders.get(5));
    StoredOrder replaced = like(orders.get(2)).seq(7).nonce(BigInteger.ONE).build();
    store().saveOrder(replaced);
    Same.found("replaced", store().findOrder(3), replaced);
  }

  @Test
  @DisplayName("A-08 saving orders and trades does not touch what was signed, nor sign anything")
  void a08_savingOrdersDoesNotTouchWhatWasSigned() {
    StoreContents before = StoreContents.of(commit(history(20)));
    StoredOrder unknown = order(1_000_000).nonce(BigInteger.TEN).build();
    store().saveOrder(unknown);
    store().saveOrders(Pages.orders(store(), OrderQuery.all()).all());
    requireSigned(before);
    found(1_000_000, null);
    store().commit(BatchBuilder.after(store().checkpoint()).build());
    requireSigned(before);
  }

  private void requireSigned(StoreContents before) {
    StoreContents now = StoreContents.of(store());
    Same.rows("authorizations", now.authorizations(), before.authorizations());
    Same.rows("nonces", now.nonces(), before.nonces());
  }

  @Test
  @DisplayName("A-09 a batch that is passed over or refused signs nothing")
  void a09_aBatchThatIsPassedOverOrRefusedSignsNothing() {
    Batch first = batch(order(1).build()).authorizations(signed(1, 1)).build();
    store().commit(first);
    Batch second = batch(order(1).seq(2).build()).authorizations(signed(1, 2)).build();
    store().commit(second);
    assertThat(store().commit(first)).as("applied again").isFalse();
    found(1, signed(1, 2));
    Batch next = batch(order(1).seq(3).build()).authorizations(signed(1, 3)).build();
    Checkpoint elsewhere = new Checkpoint(next.checkpoint().commands(), 9, 9, 9, 9);
    Batch gap =
        BatchBuilder.after(elsewhere)
            .orders(order(1).seq(10).build())
            .authorizations(signed(1, 10))
            .build();
    Trouble.rejected(store(), gap);
    found(1, signed(1, 2));
    store().commit(next);
    found(1, signed(1, 3));
  }

  @Test
  @DisplayName(
      "A-10 what was signed is there after opening again and after a crash, removed is not")
  void a10_whatWasSignedIsThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    commit(
        batch(closed(1), order(2).build(), closed(3))
            .authorizations(signed(1, 1), signed(2, 2), signed(3, 3)));
    store().removeOrder(1);
    reopen();
    found(1, null);
    found(2, signed(2, 2));
    found(3, signed(3, 3));
    commit(batch(order(2).seq(4).build()).authorizations(signed(2, 4)));
    store().removeOrder(3);
    crash();
    found(2, signed(2, 4));
    found(3, null);
    commit(batch(order(5).build()).authorizations(signed(5, 5)));
    reopen();
    found(2, signed(2, 4));
    found(5, signed(5, 5));
  }

  private void found(long orderId, StoredAuthorization expected) {
    Optional<StoredAuthorization> found = store().findAuthorization(orderId);
    Same.found("authorization of order " + orderId, found, expected);
  }

  private void commit(BatchBuilder batch) {
    assertThat(store().commit(batch.build())).as("applied").isTrue();
  }

  private BatchBuilder batch(StoredOrder... orders) {
    return BatchBuilder.after(store().checkpoint()).orders(orders);
  }

  private StoredOrder closed(long id) {
    return order(id).clOrdId("c" + id).cancel(CancelReason.REQUESTED).build();
  }

  private static StoredAuthorization signed(long orderId, long seq) {
    String digest = String.format("%032x%032x", orderId, seq);
    return new StoredAuthorization(orderId, seq, digest, "signature " + seq, "order " + orderId);
  }
}
