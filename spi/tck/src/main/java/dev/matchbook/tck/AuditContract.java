package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.ALL_ORDERS;
import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic D: what happened in audited markets is all there, as it was told, for good. */
public abstract class AuditContract extends StoreContract {
  private static final int EVENTS = 60;
  private static final int MANY = 3_000;
  private static final int MOST_TRADES = 1_024;
  private static final int MOST_TO_FILL = 20_000;
  private static final int OVER = 300;
  private static final int[] LIMITS = {1, 2, 7, EVENTS - 1, EVENTS, EVENTS + 1, 10_000};

  /** For a backend's tests. */
  protected AuditContract() {}

  @Test
  @DisplayName("D-01 events of every kind come with their batch, exactly, in ascending seq")
  void d01_eventsOfEveryKindComeWithTheirBatch() {
    List<Event> events = Told.ofEveryKind();
    commit(batch().audit(events.subList(0, 5)));
    require(AuditQuery.all(), events.subList(0, 5));
    commit(batch().audit(events.subList(5, events.size())));
    require(AuditQuery.all(), events);
  }

  @Test
  @DisplayName("D-02 texts, decimals and numbers come back exactly, whatever they are")
  void d02_textsDecimalsAndNumbersComeBackExactly() {
    List<Event> events = Told.strange();
    commit(batch().audit(events));
    require(AuditQuery.all(), events);
  }

  @Test
  @DisplayName("D-03 by order: its own, its trades on either side, and those that refer to it")
  void d03_byOrder() {
    List<Event> events = new ArrayList<>(Told.ofEveryKind());
    events.addAll(Told.after(events.size(), 11, 1, 110));
    commit(batch().audit(events));
    for (long id = 1; id <= 120; id++) {
      AuditQuery query = AuditQuery.order(id);
      require(query, events.stream().filter(query::matches).toList());
    }
    assertThat(Pages.audit(store(), AuditQuery.order(1)).all()).hasSizeGreaterThan(5);
    require(AuditQuery.order(Long.MAX_VALUE), List.of());
  }

  @Test
  @DisplayName("D-04 by batch of trades: how it started, and every change")
  void d04_byBatchOfTrades() {
    List<Event> events = new ArrayList<>(Told.ofEveryKind());
    events.addAll(Told.after(events.size(), 11, 1, 110));
    commit(batch().audit(events));
    for (long id = 1; id <= events.size() + 1; id++) {
      AuditQuery query = AuditQuery.batch(id);
      require(query, events.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("D-05 pages: every event once and in order, for every size of page, from any key on")
  void d05_everyEventOnceAndInOrder() {
    List<Event> events = canceled(EVENTS);
    commit(batch().audit(events));
    for (int limit : LIMITS) {
      for (AuditQuery query : new AuditQuery[] {AuditQuery.all(), AuditQuery.order(2)}) {
        List<Event> matching = events.stream().filter(query::matches).toList();
        Same.rows(query + " by " + limit, Pages.audit(store(), query).all(limit), matching);
      }
    }
    for (int i = 0; i <= EVENTS; i++) {
      List<Event> rest = events.subList(i, Math.min(EVENTS, i + 3));
      // events have odd seqs: an event's key, and one that none has
      Pages<Event> pages = Pages.audit(store(), AuditQuery.all());
      Same.rows("rest", pages.page(Cursor.of(2L * i - 1), 3).rows(), rest);
      Same.rows("rest", pages.page(Cursor.of(2L * i), 3).rows(), rest);
    }
  }

  @Test
  @DisplayName("D-06 what is told between pages comes at their end and shifts nothing")
  void d06_whatIsToldBetweenPagesComesAtTheirEnd() {
    List<Event> events = new ArrayList<>(canceled(EVENTS));
    commit(batch().audit(events));
    for (AuditQuery query : new AuditQuery[] {AuditQuery.all(), AuditQuery.order(2)}) {
      Pages<Event> pages = Pages.audit(store(), query);
      Page<Event> first = pages.page(null, 5);
      long seq = store().checkpoint().seq() + 1;
      Event more = new OrderTriggered(seq, 1, 2);
      commit(batch().audit(more));
      events.add(more);
      List<Event> all = new ArrayList<>(first.rows());
      all.addAll(pages.page(first.next(), Page.MAX_ROWS).rows());
      Same.rows(query.toString(), all, events.stream().filter(query::matches).toList());
    }
  }

  @Test
  @DisplayName("D-07 a page is asked for 1 to 10,000 events, of a query: anything else is refused")
  void d07_aPageIsAskedFor1To10000Events() {
    for (int limit : new int[] {0, -1, Page.MAX_ROWS + 1, Integer.MAX_VALUE}) {
      for (AuditQuery query : new AuditQuery[] {AuditQuery.all(), AuditQuery.order(1)}) {
        Misuse.refused("a page of " + limit, () -> store().audit(query, null, limit));
      }
    }
    Misuse.refused("no query", () -> store().audit(null, null, 1));
    assertThat(store().audit(AuditQuery.all(), null, Page.MAX_ROWS).rows()).isEmpty();
  }

  @Test
  @DisplayName("D-08 a batch that is passed over or refused tells nothing")
  void d08_aBatchThatIsPassedOverOrRefusedTellsNothing() {
    Event first = new OrderTriggered(1, 1, 1);
    Event second = new OrderTriggered(2, 2, 1);
    Batch one = batch().audit(first).build();
    store().commit(one);
    commit(batch().audit(second));
    assertThat(store().commit(one)).as("applied again").isFalse();
    require(AuditQuery.all(), List.of(first, second));
    require(AuditQuery.order(1), List.of(first, second));
    Checkpoint elsewhere = new Checkpoint(50, 50, 50, 50, 50);
    Event other = new OrderTriggered(51, 51, 1);
    Trouble.rejected(store(), BatchBuilder.after(elsewhere).audit(other).build());
    require(AuditQuery.all(), List.of(first, second));
  }

  @Test
  @DisplayName("D-09 events stay when their orders change, close or are removed, and when it leaps")
  void d09_eventsStayWhenTheirOrdersChange() {
    List<Event> events = canceled(3);
    commit(
        batch()
            .orders(order(2).build(), order(3).cancel(CancelReason.REQUESTED).build())
            .audit(events));
    store().removeOrder(3);
    store().saveOrder(order(2).seq(9).cancel(CancelReason.REQUESTED).build());
    store().removeOrder(2);
    require(AuditQuery.all(), events);
    AuditQuery query = AuditQuery.order(2);
    require(query, events.stream().filter(query::matches).toList());
    Checkpoint at = store().checkpoint();
    Checkpoint to = new Checkpoint(at.commands() + 9, at.seq() + 9, at.ts(), at.orderId(), 0);
    assertThat(store().commit(Batch.leap(at, to, List.of()))).as("applied").isTrue();
    require(AuditQuery.all(), events);
  }

  @Test
  @DisplayName("D-10 a store that forgets orders keeps every event")
  void d10_aStoreThatForgetsOrdersKeepsEveryEvent() {
    int kept = can(ALL_ORDERS) ? StoreFixture.LEAST_KEPT : fixture().closedOrdersKept();
    assumeTrue(kept <= MOST_TO_FILL, () -> store().name() + " keeps too many: " + kept);
    long many = kept + OVER;
    List<Event> events = new ArrayList<>();
    for (long from = 1; from <= many; from += 500) {
      List<StoredOrder> closed = LongStream.range(from, from + 500).mapToObj(this::closed).toList();
      List<Event> told =
          LongStream.range(from, from + 500)
              .mapToObj(id -> (Event) new OrderTriggered(id, id, id))
              .toList();
      commit(batch().orders(closed).audit(told));
      events.addAll(told);
    }
    require(AuditQuery.all(), events);
    require(AuditQuery.order(1), events.subList(0, 1));
  }

  private StoredOrder closed(long id) {
    return order(id).cancel(CancelReason.REQUESTED).build();
  }

  @Test
  @DisplayName("D-11 thousands of events of one order are complete, in batches of any size")
  void d11_thousandsOfEventsOfOneOrderAreComplete() {
    List<Event> events = new ArrayList<>();
    for (int from = 0; from < MANY; ) {
      List<Event> some = new ArrayList<>();
      for (int i = 0; i < Math.min(1 + from, 900); i++) {
        long seq = 1L + from + i;
        some.add(new OrderTriggered(seq, seq, seq % 3 == 0 ? 5 : 7));
      }
      commit(batch().audit(some));
      events.addAll(some);
      from += some.size();
    }
    for (AuditQuery query : new AuditQuery[] {AuditQuery.order(5), AuditQuery.order(7)}) {
      require(query, events.stream().filter(query::matches).toList());
    }
    require(AuditQuery.all(), events);
  }

  @Test
  @DisplayName("D-12 an event of a batch of 1,024 trades comes back")
  void d12_anEventOfABatchOf1024TradesComesBack() {
    List<Long> ids =
        LongStream.range(0, MOST_TRADES).mapToObj(i -> Long.MAX_VALUE - i * 7).toList();
    SettlementStarted started = new SettlementStarted(1, 1, "BTC-USD", 0, ids, "0xab");
    SettlementChanged changed = Told.changed(2, Settled.batch(1, 2, SettlementState.SETTLING, ids));
    commit(batch().audit(started, changed));
    require(AuditQuery.batch(1), List.of(started, changed));
  }

  @Test
  @DisplayName("D-13 events are there after opening again and after a crash, and more come")
  void d13_eventsAreThereAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    List<Event> events = new ArrayList<>(Told.ofEveryKind());
    commit(batch().audit(events));
    reopen();
    requireAll(events);
    Event more = new OrderTriggered(events.size() + 1L, 1, 1);
    events.add(more);
    commit(batch().audit(more));
    crash();
    requireAll(events);
    Event last = new OrderExpired(events.size() + 1L, 1, 2, BigDecimal.ONE);
    events.add(last);
    commit(batch().audit(last));
    reopen();
    reopen();
    requireAll(events);
  }

  private void requireAll(List<Event> events) {
    require(AuditQuery.all(), events);
    for (long id = 1; id <= events.size() + 1; id++) {
      AuditQuery order = AuditQuery.order(id);
      require(order, events.stream().filter(order::matches).toList());
      AuditQuery batch = AuditQuery.batch(id);
      require(batch, events.stream().filter(batch::matches).toList());
    }
  }

  @Test
  @DisplayName("D-14 an order that was rejected, of which there is no row, has its event")
  void d14_anOrderThatWasRejectedHasItsEvent() {
    Event rejected =
        new OrderRejected(1, 1, 9, null, "bob", "BTC-USD", RejectReason.INVALID_QTY, 4L);
    Event accepted = Told.accepted(2, 10, 4L);
    commit(batch().audit(rejected, accepted));
    require(AuditQuery.order(9), List.of(rejected));
    require(AuditQuery.order(4), List.of(rejected, accepted));
    require(AuditQuery.order(10), List.of(accepted));
    assertThat(store().findOrder(9)).as("a row of a rejected order").isEmpty();
  }

  /** That many, of the orders 2 and 3 in turns, with odd seqs from 1. */
  private static List<Event> canceled(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal leaves = BigDecimal.valueOf(i, i % 4);
      events.add(new OrderCanceled(2L * i + 1, i, 2 + i % 2, CancelReason.REQUESTED, leaves));
    }
    return events;
  }

  private BatchBuilder batch() {
    return BatchBuilder.after(store().checkpoint());
  }

  private void commit(BatchBuilder batch) {
    assertThat(store().commit(batch.build())).as("applied").isTrue();
  }

  private void require(AuditQuery query, List<? extends Event> expected) {
    Same.rows(query.toString(), Pages.audit(store(), query).all(), expected);
  }
}
