package dev.matchbook.tck;

import static dev.matchbook.core.store.Capability.DURABLE;
import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.Names;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic R: an engine finds in the store what it needs to go on. */
public abstract class RecoveryContract extends StoreContract {
  /** For a backend's tests. */
  protected RecoveryContract() {}

  @Test
  @DisplayName("R-01 what recovery reads is complete: markets, open orders by priority, checkpoint")
  void r01_whatRecoveryReadsIsComplete() {
    ModelStore model = commit(history(60));
    assertRecovers(model);
  }

  @Test
  @DisplayName("R-02 what was committed is there after closing and opening again, exactly")
  void r02_whatWasCommittedIsThereAgain() throws Exception {
    needs(DURABLE);
    StoreContents before = StoreContents.of(commit(history(60)));
    reopen();
    before.requireSame(store());
  }

  @Test
  @DisplayName("R-03 a store that is opened again goes on: next batch, repeated batch, gap")
  void r03_aStoreThatIsOpenedAgainGoesOn() throws Exception {
    needs(DURABLE);
    List<Batch> history = history(6);
    commit(history.subList(0, 3));
    reopen();
    assertThat(store().commit(history.get(1))).as("an older batch").isFalse();
    assertThat(store().commit(history.get(2))).as("the last batch again").isFalse();
    Trouble.rejected(store(), history.get(4));
    assertThat(store().commit(history.get(3))).as("the next batch").isTrue();
    Same.value("checkpoint", store().checkpoint(), history.get(3).checkpoint());
  }

  @Test
  @DisplayName("R-04 opened again after each batch nothing gets lost or old")
  void r04_openedAgainAfterEachBatch() throws Exception {
    needs(DURABLE);
    ModelStore model = new ModelStore();
    BatchGenerator generator = new BatchGenerator(4);
    for (int i = 0; i < 12; i++) {
      Batch batch = generator.next();
      model.commit(batch);
      assertThat(store().commit(batch)).as("applied").isTrue();
      reopen();
      StoreContents.of(model).requireSame(store());
    }
  }

  @Test
  @DisplayName("R-05 orders and trades saved one by one are there again, removed ones are not")
  void r05_savedOnesAreThereAgainRemovedOnesAreNot() throws Exception {
    needs(DURABLE);
    store().saveOrder(order(1).cancel(CancelReason.REQUESTED).clOrdId("mine").build());
    store().saveOrder(order(2).cancel(CancelReason.REQUESTED).build());
    store().saveTrade(trade(5).build());
    store().removeOrder(1);
    reopen();
    assertThat(store().findOrder(1)).as("removed").isEmpty();
    assertThat(store().findOrder("alice", "mine")).as("removed").isEmpty();
    assertThat(store().findOrder(2)).as("saved").isPresent();
    Same.found("saved", store().findTrade(5), trade(5).build());
  }

  @Test
  @DisplayName("R-06 a store that was opened and closed with nothing in it is at the start")
  void r06_anEmptyStoreIsAtTheStart() throws Exception {
    needs(DURABLE);
    reopen();
    StoreContents.of(new ModelStore()).requireSame(store());
    assertThat(store().commit(history(1).get(0))).isTrue();
  }

  @Test
  @DisplayName("R-07 versions refuse to go back after opening again too")
  void r07_versionsRefuseToGoBackAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    StoredOrder now = order(1).seq(9).fill("4").build();
    store().saveOrder(now);
    store().saveTrade(trade(1).build());
    reopen();
    store().saveOrder(order(1).seq(8).build());
    store().saveTrade(trade(1).symbol("ETH-USD").build());
    Same.found("order", store().findOrder(1), now);
    Same.found("found", store().findTrade(1), trade(1).build());
    StoredOrder next = like(now).seq(10).fill("1").build();
    store().saveOrder(next);
    Same.found("order", store().findOrder(1), next);
  }

  @Test
  @DisplayName("R-08 queries, pages and ids answer the same after opening again")
  void r08_queriesAnswerTheSameAfterOpeningAgain() throws Exception {
    needs(DURABLE);
    ModelStore model = commit(history(40));
    Questions questions = new Questions(8, model);
    questions.ask(store(), 100);
    reopen();
    questions.ask(store(), 300);
  }

  private void assertRecovers(ModelStore model) {
    Same.value("checkpoint", store().checkpoint(), model.checkpoint());
    Same.rows("markets", store().markets(), model.markets());
    int open = 0;
    for (MarketState market : model.markets()) {
      List<StoredOrder> expected = Pages.openOrders(model, market.symbol()).all();
      String what = "open orders of " + market.symbol();
      Same.rows(what, Pages.openOrders(store(), market.symbol()).all(7), expected);
      open += expected.size();
    }
    assertThat(open).as("the rule's own open orders").isGreaterThan(Names.SYMBOLS.size());
  }
}
