package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.runner.RunnerState;
import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.tck.model.ModelStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final Command MARKET = AddMarket.of("X", "1", "1");

  private static Command order(String account) {
    return NewOrder.limit("X", account, Side.BUY, "1", "10").build();
  }

  private static Exchange open(ModelStore store) {
    return Exchange.open(store, RunnerSettings.defaults());
  }

  @Test
  void theFutureHasTheCommandsEventsAndTheStoreHasTheOrder() {
    try (Exchange exchange = open(new ModelStore())) {
      exchange.submit(MARKET);
      List<Event> events = exchange.submit(order("ann")).join();

      assertThat(events).singleElement().isInstanceOf(OrderAccepted.class);
      assertThat(exchange.store().findOrder(1)).isPresent();
      assertThat(exchange.committed()).isEqualTo(exchange.store().checkpoint());
    }
  }

  @Test
  void nothingIsToldBeforeItIsCommitted() throws InterruptedException {
    CountDownLatch commits = new CountDownLatch(1);
    ModelStore slow =
        new ModelStore() {
          @Override
          public boolean commit(Batch batch) {
            awaitUninterruptibly(commits);
            return super.commit(batch);
          }
        };
    List<Event> told = Collections.synchronizedList(new ArrayList<>());
    try (Exchange exchange = open(slow)) {
      exchange.listen(told::add);
      CompletableFuture<List<Event>> done = exchange.submit(MARKET);
      CompletableFuture<Long> seen = exchange.ask(MatchingEngine::seq);
      assertThat(done).isNotDone();
      assertThat(seen).isNotDone();
      assertThat(told).isEmpty();
      commits.countDown();
      assertThat(done.join()).hasSize(1);
      assertThat(seen.join()).isEqualTo(1);
      assertThat(told).hasSize(1);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aListenerThatThrowsHurtsNobody() {
    List<Long> seqs = Collections.synchronizedList(new ArrayList<>());
    try (Exchange exchange = open(new ModelStore())) {
      exchange.listen(
          event -> {
            throw new IllegalStateException("on purpose");
          });
      exchange.listen(event -> seqs.add(event.seq()));
      exchange.submit(MARKET);
      exchange.submit(order("ann")).join();
      exchange.submit(CancelOrder.byId(1)).join();
      assertThat(seqs).containsExactly(1L, 2L, 3L);
      assertThat(exchange.state()).isEqualTo(RunnerState.RUNNING);
    }
  }

  @Test
  void aQuestionThatThrowsIsItsOwnAnswer() {
    try (Exchange exchange = open(new ModelStore())) {
      CompletableFuture<Object> answer =
          exchange.ask(
              engine -> {
                throw new IllegalArgumentException("on purpose");
              });
      assertThatThrownBy(answer::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IllegalArgumentException.class);
      assertThat(exchange.submit(MARKET).join()).hasSize(1);
    }
  }

  @Test
  void aStoreThatFailsStopsTheExchangeWhichSaysWhy() {
    StoreException trouble = StoreException.failed("model:", "disk full", null);
    ModelStore failing =
        new ModelStore() {
          @Override
          public boolean commit(Batch batch) {
            throw trouble;
          }
        };
    Exchange exchange = open(failing);
    CompletableFuture<List<Event>> done = exchange.submit(MARKET);

    assertThatThrownBy(done::join).hasCauseInstanceOf(RunnerStoppedException.class);
    assertThat(exchange.failure()).containsSame(trouble);
    assertThat(exchange.state()).isEqualTo(RunnerState.FAILED);
    assertThatThrownBy(() -> exchange.submit(order("ann")))
        .isInstanceOf(RunnerStoppedException.class)
        .hasMessageContaining("disk full");
    assertThatThrownBy(exchange::close).isInstanceOf(RunnerStoppedException.class);
  }

  @Test
  void openedAgainItGoesOnAsIfItHadNeverStopped() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("ExchangeTest: seed " + seed);
    RandomCommands commands = new RandomCommands(seed);
    Matchbook uninterrupted = new Matchbook();
    ModelStore store = new ModelStore();
    for (int life = 0; life < 10; life++) {
      store = store.reopened();
      try (Exchange exchange = open(store)) {
        for (int i = 0; i < 50; i++) {
          Command command = commands.next();
          assertThat(exchange.submit(command).join()).isEqualTo(uninterrupted.submit(command));
        }
        assertThat(exchange.ask(MatchingEngine::stateHash).join())
            .isEqualTo(uninterrupted.stateHash());
      }
    }
  }

  @Test
  void theDirectFormDoesTheSameInTheCall() {
    RandomCommands commands = new RandomCommands(7);
    Matchbook uninterrupted = new Matchbook();
    ModelStore store = new ModelStore();
    try (DirectExchange exchange = DirectExchange.open(store, 7)) {
      for (int i = 0; i < 200; i++) {
        Command command = commands.next();
        assertThat(exchange.submit(command)).isEqualTo(uninterrupted.submit(command));
      }
      assertThat(exchange.committed().commands()).isEqualTo(196);
      exchange.commit();
      assertThat(exchange.store().checkpoint().commands()).isEqualTo(200);
    }
    assertThatThrownBy(() -> DirectExchange.open("nowhere:"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }
}
