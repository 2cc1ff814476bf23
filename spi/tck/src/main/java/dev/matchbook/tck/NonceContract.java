package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.Names;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic U: what accounts have used up is all there, for an engine that goes on. */
public abstract class NonceContract extends StoreContract {
  private static final BigInteger MAX = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
  private static final int ROWS = 60;
  private static final int MANY = 3_000;
  private static final int[] LIMITS = {1, 2, 7, ROWS - 1, ROWS, ROWS + 1, 10_000};

  /** For a backend's tests. */
  protected NonceContract() {}

  @Test
  @DisplayName("U-01 nonces of every kind come with their batch, in ascending seq")
  void u01_noncesOfEveryKindComeWithTheirBatch() {
    List<StoredNonce> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      rows.add(nonce("alice", kind, 7, 9, 1 + rows.size()));
    }
    write(rows.subList(0, 3));
    require(rows.subList(0, 3));
    write(rows.subList(3, 4));
    require(rows);
  }

  @Test
  @DisplayName("U-02 a row takes the place of the one that is there, whatever its value")
  void u02_aRowTakesThePlaceOfTheOneThatIsThere() {
    write(List.of(next(500, 1), nonce("alice", Kind.WORD, 0, 1, 2)));
    write(List.of(next(501, 3)));
    require(List.of(nonce("alice", Kind.WORD, 0, 1, 2), next(501, 3)));
    write(List.of(nonce("alice", Kind.WORD, 0, 3, 4), next(7, 5)));
    require(List.of(nonce("alice", Kind.WORD, 0, 3, 4), next(7, 5)));
  }

  @Test
  @DisplayName("U-03 a row of value 0 takes away the one that is there, and that one alone")
  void u03_aRowOfValue0TakesAway() {
    StoredNonce other = nonce("bob", Kind.WORD, 3, 1, 2);
    write(List.of(nonce("alice", Kind.WORD, 3, 1, 1), other));
    write(List.of(nonce("alice", Kind.WORD, 3, 0, 3), nonce("alice", Kind.WORD, 4, 0, 3)));
    require(List.of(other));
    write(List.of(nonce("alice", Kind.WORD, 3, 8, 4)));
    require(List.of(other, nonce("alice", Kind.WORD, 3, 8, 4)));
  }

  @Test
  @DisplayName("U-04 rows are told apart by account, kind and key, to the last character and digit")
  void u04_rowsAreToldApart() {
    List<StoredNonce> rows = new ArrayList<>();
    for (String account : Names.ACCOUNTS) {
      rows.add(nonce(account, Kind.NEXT, 0, 5, 1 + rows.size()));
    }
    for (Kind kind : Kind.values()) {
      rows.add(nonce("carol", kind, 0, 5, 1 + rows.size()));
      rows.add(nonce("carol", kind, 1, 5, 1 + rows.size()));
    }
    for (BigInteger key : numbers()) {
      rows.add(new StoredNonce("dave", Kind.DIGEST, key, BigInteger.ONE, 1 + rows.size()));
    }
    write(rows);
    require(rows);
    StoredNonce gone = rows.remove(rows.size() - 1);
    write(
        List.of(
            new StoredNonce(
                gone.account(), gone.kind(), gone.key(), BigInteger.ZERO, gone.seq() + 1)));
    require(rows);
  }

  @Test
  @DisplayName("U-05 the largest and the smallest numbers come back exactly")
  void u05_theLargestAndTheSmallestNumbersComeBack() {
    List<StoredNonce> rows = new ArrayList<>();
    for (BigInteger number : numbers()) {
      long seq = number.equals(MAX) ? Long.MAX_VALUE : 1 + rows.size();
      rows.add(new StoredNonce("alice", Kind.WORD, number, number.max(BigInteger.ONE), seq));
    }
    write(rows);
    require(rows);
  }

  private static List<BigInteger> numbers() {
    List<BigInteger> numbers = new ArrayList<>();
    for (int bits : new int[] {0, 1, 31, 32, 53, 63, 64, 127, 128, 255}) {
      BigInteger power = BigInteger.TWO.pow(bits);
      numbers.add(power.subtract(BigInteger.ONE));
      numbers.add(power);
    }
    numbers.add(MAX.subtract(BigInteger.ONE));
    numbers.add(MAX);
    return numbers.stream().distinct().toList();
  }

  @Test
  @DisplayName("U-06 pages: every row once and in order, for every size of page, from any key on")
  void u06_everyRowOnceAndInOrder() {
    List<StoredNonce> rows = rows(ROWS);
    write(rows);
    for (int limit : LIMITS) {
      Same.rows("nonces in pages of " + limit, Pages.nonces(store()).all(limit), rows);
    }
    for (int i = 0; i <= ROWS; i++) {
      List<StoredNonce> rest = rows.subList(i, Math.min(ROWS, i + 3));
      // rows have odd seqs: a row's key, and one that no row has
      Same.rows("rest", Pages.nonces(store()).page(Cursor.of(2L * i - 1), 3).rows(), rest);
      Same.rows("rest", Pages.nonces(store()).page(Cursor.of(2L * i), 3).rows(), rest);
    }
  }

  @Test
  @DisplayName("U-07 a page is asked for 1 to 10,000 rows, anything else is refused")
  void u07_aPageIsAskedFor1To10000Rows() {
    for (int limit : new int[] {0, -1, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
      ThrowingCallable call = () -> store().nonces(null, limit);
      Misuse.refused("a page of " + limit, call);
    }
    assertThat(store().nonces(null, Page.MAX_ROWS).rows()).isEmpty();
  }

  @Test
  @DisplayName(
      "U-08 rows that change or go between pages hide no other and come where they are now")
  void u08_rowsThatChangeBetweenPagesHideNoOther() {
    List<StoredNonce> rows = rows(ROWS);
    write(rows);
    Page<StoredNonce> first = Pages.nonces(store()).page(null, 20);
    StoredNonce gone = rows.get(19);
    StoredNonce moved = rows.get(30);
    StoredNonce now = again(moved, 12, 2L * ROWS + 1);
    write(List.of(again(gone, 0, 2L * ROWS), now));
    List<StoredNonce> rest = new ArrayList<>(rows.subList(20, ROWS));
    rest.remove(moved);
    rest.add(now);
    Same.rows("the rest", Pages.nonces(store()).page(first.next(), Page.MAX_ROWS).rows(), rest);
  }

  @Test
  @DisplayName("U-09 thousands of rows are complete, however often they changed")
  void u09_thousandsOfRowsAreComplete() {
    List<StoredNonce> rows = new ArrayList<>(rows(MANY));
    write(rows);
    for (int round = 0; round < 3; round++) {
      long seq = store().checkpoint().seq();
      List<StoredNonce> changed = new ArrayList<>();
      for (int i = 0; i < MANY; i += 7) {
        StoredNonce now = again(rows.get(i), 2 + round, ++seq);
        rows.set(i, now);
        changed.add(now);
      }
      write(changed);
    }
    rows.sort(Comparator.comparingLong(StoredNonce::seq));
    require(rows);
  }

  @Test
  @DisplayName("U-10 a batch that is passed over or refused uses nothing")
  void u10_aBatchThatIsPassedOverOrRefusedUsesNothing() {
    Batch first = batch(List.of(next(1, 1))).build();
    store().commit(first);
    store().commit(batch(List.of(next(2, 2))).build());
    assertThat(store().commit(first)).as("applied again").isFalse();
    require(List.of(next(2, 2)));
    Checkpoint elsewhere = new Checkpoint(50, 50, 50, 50, 50);
    Trouble.rejected(store(), BatchBuilder.after(elsewhere).nonces(next(9, 51)).build());
    Trouble.rejected(store(), BatchBuilder.after(elsewhere).nonces(next(0, 51)).build());
    require(List.of(next(2, 2)));
  }

  @Test
  @DisplayName("U-11 nonces stay when orders are removed, and when a batch leaps")
  void u11_noncesStayWhenOrdersAreRemoved() {
    List<StoredNonce> rows = rows(3);
    Batch batch = batch(rows).orders(order(1).cancel(CancelReason.REQUESTED).build()).build();
    store().commit(batch);
    store().removeOrder(1);
    require(rows);
    Checkpoint at = store().checkpoint();
    Checkpoint to = new Checkpoint(at.commands() + 9, at.seq() + 9, at.ts(), at.orderId(), 0);
    assertThat(store().commit(Batch.leap(at, to, List.of()))).as("applied").isTrue();
    require(rows);
  }

  @Test
  @DisplayName("U-12 nonces are there after opening again and after a crash, those taken away not")
  void u12_noncesAreThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    List<StoredNonce> rows = new ArrayList<>(rows(ROWS));
    write(rows);
    reopen();
    require(rows);
    write(List.of(again(rows.remove(5), 0, 2L * ROWS)));
    crash();
    require(rows);
    StoredNonce now = again(rows.remove(9), 77, 2L * ROWS + 1);
    rows.add(now);
    write(List.of(now));
    reopen();
    reopen();
    require(rows);
  }

  /** That many, of several accounts and all kinds, with odd seqs from 1. */
  private static List<StoredNonce> rows(int count) {
    List<StoredNonce> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = Kind.values()[i % 4];
      rows.add(nonce("account " + i % 5, kind, i, 1 + i, 2L * i + 1));
    }
    return rows;
  }

  private static StoredNonce again(StoredNonce row, long value, long seq) {
    return new StoredNonce(row.account(), row.kind(), row.key(), BigInteger.valueOf(value), seq);
  }

  private static StoredNonce next(long value, long seq) {
    return nonce("alice", Kind.NEXT, 0, value, seq);
  }

  private static StoredNonce nonce(String account, Kind kind, long key, long value, long seq) {
    return new StoredNonce(account, kind, BigInteger.valueOf(key), BigInteger.valueOf(value), seq);
  }

  private BatchBuilder batch(List<StoredNonce> rows) {
    return BatchBuilder.after(store().checkpoint()).nonces(rows);
  }

  private void write(List<StoredNonce> rows) {
    assertThat(store().commit(batch(rows).build())).as("applied").isTrue();
  }

  private void require(List<StoredNonce> rows) {
    Same.rows("nonces", Pages.nonces(store()).all(), rows);
  }
}
