package dev.matchbook.tck;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Does the same random things to a store and to the model, and compares what they say. */
final class RandomWalk {
  private final long seed;
  private final Random random;
  private final StoreFixture fixture;
  private final boolean restarts;
  private final ModelStore model = new ModelStore();
  private final Questions questions;
  private final BatchGenerator generator;
  private final List<Batch> history = new ArrayList<>();
  private Batch pending;
  private ExchangeStore store;

  RandomWalk(long seed, StoreFixture fixture, boolean restarts) {
    this.seed = seed;
    this.random = new Random(seed);
    this.fixture = fixture;
    this.restarts = restarts;
    this.questions = new Questions(seed, model);
    this.generator = new BatchGenerator(seed);
    this.pending = generator.next();
  }

  void run(int steps) throws Exception {
    store = fixture.open();
    try {
      for (int i = 0; i < steps && !isFull(); i++) {
        step(i);
      }
    } finally {
      store.close();
    }
  }

  /** Stores with a bound may forget what goes over it; the model does not. */
  private boolean isFull() {
    return generator.closedOrders() >= fixture.closedOrdersKept() / 2
        || generator.checkpoint().tradeId() >= fixture.tradesKept();
  }

  private void step(int number) throws Exception {
    int roll = random.nextInt(100);
    try {
      step(roll, number);
    } catch (AssertionError | RuntimeException e) {
      String where = "step " + number + " (" + roll + ") of -Dmatchbook.seed=" + seed;
      throw new AssertionError(where + " -Dmatchbook.streams=1: " + e.getMessage(), e);
    }
  }

  private void step(int roll, int number) throws Exception {
    if (roll < 40) {
      commitPending();
    } else if (roll < 46) {
      repeat();
    } else if (roll < 50) {
      gap();
    } else if (roll < 60) {
      saveOrders();
    } else if (roll < 64) {
      saveTrades();
    } else if (roll < 70) {
      remove();
    } else if (roll < 96) {
      questions.ask(store, 5);
    } else if (roll < 98 && restarts) {
      restart(roll == 96);
    } else {
      StoreContents.of(model).requireSame(store);
    }
  }

  private void commitPending() {
    same("commit", s -> s.commit(pending));
    history.add(pending);
    pending = generator.next();
  }

  private void repeat() {
    if (!history.isEmpty()) {
      Batch old = old();
      same("commit of an old batch", s -> s.commit(old));
    }
  }

  private void gap() {
    Batch next = generator.next();
    same("commit of a batch that leaves one out", s -> s.commit(next));
    same("commit of the one that was left out", s -> s.commit(pending));
    history.add(pending);
    pending = next;
  }

  /** Some ahead of their batch, or old ones again; an open one that closed stays closed. */
  private void saveOrders() {
    List<StoredOrder> orders = new ArrayList<>(pending.orders());
    if (random.nextBoolean() || history.isEmpty()) {
      orders = orders.subList(0, random.nextInt(orders.size() + 1));
    } else {
      orders = new ArrayList<>(old().orders());
      orders.removeIf(o -> o.isOpen() && model.findOrder(o.orderId()).isEmpty());
    }
    List<StoredOrder> rows = orders;
    same("saveOrders", s -> none(() -> s.saveOrders(rows)));
  }

  private void saveTrades() {
    boolean ahead = random.nextBoolean() || history.isEmpty();
    List<Trade> trades = ahead ? pending.trades() : old().trades();
    List<Trade> rows = trades.subList(0, random.nextInt(trades.size() + 1));
    same("saveTrades", s -> none(() -> s.saveTrades(rows)));
  }

  private void remove() {
    long id = random.nextLong(model.checkpoint().orderId() + 2);
    same("removal of order " + id, s -> s.removeOrder(id));
  }

  private void restart(boolean orderly) throws Exception {
    if (orderly) {
      store.close();
    } else {
      fixture.crash(store);
    }
    store = fixture.open();
    StoreContents.of(model).requireSame(store);
  }

  private Batch old() {
    return history.get(random.nextInt(history.size()));
  }

  private static Object none(Runnable call) {
    call.run();
    return "done";
  }

  private void same(String what, Function<ExchangeStore, Object> call) {
    Same.value(what, outcome(call, store), outcome(call, model));
  }

  private static Object outcome(Function<ExchangeStore, Object> call, ExchangeStore store) {
    try {
      return call.apply(store);
    } catch (StoreException e) {
      return e.kind();
    } catch (IllegalStateException e) {
      return "refused";
    }
  }
}
