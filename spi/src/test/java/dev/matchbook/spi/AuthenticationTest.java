package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.runner.QueueFullException;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import dev.matchbook.core.runner.RunnerStoppedException;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import dev.matchbook.tck.model.ModelStore;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Somebody is asked before a command reaches the queue. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class AuthenticationTest {
  private static final Command MARKET = AddMarket.of("X", "1", "1");
  private static final int ORDERS = 3_000;

  /** A word that says what is to be done. */
  private record Word(String word) implements Credential {}

  private static Verdict judge(Command command, Credential credential) {
    if (!(credential instanceof Word said)) {
      return command instanceof NewOrder ? Verdict.refuse("unsigned") : Verdict.accept();
    }
    return switch (said.word()) {
      case "bad" -> Verdict.refuse("a bad word");
      case "broken" -> throw new IllegalStateException("broken");
      default -> Verdict.accept(authorization(said.word()));
    };
  }

  private static Authorization authorization(String word) {
    BigInteger nonce = new BigInteger(word);
    String digest = "%064x".formatted(nonce);
    return new Authorization(
        digest, ReplayRule.UNORDERED, nonce, Long.MAX_VALUE, "0x" + word, null);
  }

  private static Exchange open(ModelStore store, OrderAuthenticator authenticator) {
    return Exchange.open(store, RunnerSettings.defaults(), new Authentication(authenticator, 3));
  }

  private static Command order(String account) {
    return NewOrder.limit("X", account, Side.BUY, "1", "10").build();
  }

  @Test
  void whatIsRefusedNeverReachesTheEngine() {
    try (Exchange exchange = open(new ModelStore(), AuthenticationTest::judge)) {
      exchange.submit(MARKET).join();
      CompletableFuture<List<Event>> bad = exchange.submit(order("ann"), new Word("bad"));
      assertThatThrownBy(bad::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(CommandRefusedException.class)
          .hasMessageContaining("a bad word");
      assertThatThrownBy(exchange.submit(order("ann"))::join).hasMessageContaining("unsigned");
      assertThatThrownBy(exchange.submit(order("ann"), new Word("broken"))::join)
          .hasMessageContaining("the authenticator failed");
      assertThat(exchange.submit(order("ann"), new Word("1")).join())
          .singleElement()
          .isInstanceOfSatisfying(OrderAccepted.class, e -> assertThat(e.orderId()).isEqualTo(1));
      assertThat(exchange.committed().seq()).isEqualTo(2);
    }
  }

  @Test
  void aSignatureWorksOnceAlsoAfterARestart() {
    ModelStore store = new ModelStore();
    try (Exchange exchange = open(store, AuthenticationTest::judge)) {
      exchange.submit(MARKET);
      exchange.submit(order("ann"), new Word("7")).join();
      assertThat(store.findAuthorization(1).orElseThrow().signature()).isEqualTo("0x7");
      assertUsed(exchange.submit(order("ann"), new Word("7")).join());
    }
    try (DirectExchange again =
        DirectExchange.open(store.reopened(), 1, AuthenticationTest::judge)) {
      assertUsed(again.submit(order("ann"), new Word("7")));
      assertThatThrownBy(() -> again.submit(order("ann"), new Word("bad")))
          .isInstanceOf(CommandRefusedException.class);
    }
  }

  private static void assertUsed(List<Event> events) {
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            OrderRejected.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.NONCE_USED));
  }

  /** However long each one takes to be judged. */
  @Test
  void commandsAreAppliedAndToldInTheirOrder() {
    OrderAuthenticator slow =
        (command, credential) -> {
          int spins = ThreadLocalRandom.current().nextInt(5_000);
          for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
          }
          return judge(command, credential);
        };
    List<Long> told = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    try (Exchange exchange = open(new ModelStore(), slow)) {
      exchange.submit(MARKET);
      for (int i = 1; i <= ORDERS; i++) {
        long number = i;
        boolean bad = i % 7 == 0;
        expected.add(bad ? -number : number);
        exchange.submit(
            order("ann"),
            new Word(bad ? "bad" : Integer.toString(i)),
            (events, failure) -> told.add(failure == null ? number : -number));
      }
    }
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void whatIsBeingJudgedIsPartOfTheQueue() {
    CountDownLatch gate = new CountDownLatch(1);
    OrderAuthenticator waiting =
        (command, credential) -> {
          awaitUninterruptibly(gate);
          return Verdict.accept();
        };
    RunnerSettings small = RunnerSettings.defaults().queueCapacity(4).whenFull(WhenFull.REFUSE);
    try (Exchange exchange =
        Exchange.open(new ModelStore(), small, new Authentication(waiting, 2))) {
      for (int i = 0; i < 4; i++) {
        exchange.submit(MARKET);
      }
      assertThatThrownBy(() -> exchange.submit(MARKET)).isInstanceOf(QueueFullException.class);
      gate.countDown();
    }
  }

  @Test
  void closingFinishesWhatIsBeingJudged() {
    CompletableFuture<List<Event>> last;
    Exchange exchange = open(new ModelStore(), AuthenticationTest::judge);
    exchange.submit(MARKET);
    for (int i = 1; i < 500; i++) {
      exchange.submit(order("ann"), new Word(Integer.toString(i)));
    }
    last = exchange.submit(order("ann"), new Word("500"));
    exchange.close();
    assertThat(last).isCompleted();
    assertThatThrownBy(() -> exchange.submit(MARKET)).isInstanceOf(RunnerStoppedException.class);
    exchange.close();
  }

  /** An acknowledgement that submits while others wait for room must not stop the closing. */
  @Test
  void closingWaitsForNobodyWhoWaitsForIt() throws InterruptedException {
    RunnerSettings small = RunnerSettings.defaults().queueCapacity(4).maxBatch(1, 100);
    for (int round = 0; round < 20; round++) {
      Exchange exchange =
          Exchange.open(
              new ModelStore(),
              small,
              new Authentication((command, credential) -> Verdict.accept(), 2));
      exchange.submit(MARKET);
      List<Thread> submitters = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread submitter = new Thread(() -> submitUntilClosed(exchange));
        submitters.add(submitter);
        submitter.start();
      }
      exchange.close();
      for (Thread submitter : submitters) {
        submitter.join();
      }
    }
  }

  private static void submitUntilClosed(Exchange exchange) {
    try {
      while (true) {
        exchange.submit(
            order("ann"),
            (events, failure) -> {
              try {
                exchange.submit(order("bob"));
              } catch (QueueFullException | RunnerStoppedException e) {
                assertThat(e).hasMessageContaining("");
              }
            });
      }
    } catch (RunnerStoppedException closed) {
      assertThat(closed).isNotNull();
    }
  }

  @Test
  void anErrorIsARefusalToo() {
    OrderAuthenticator broken =
        (command, credential) -> {
          throw new StackOverflowError();
        };
    try (Exchange exchange = open(new ModelStore(), broken)) {
      assertThatThrownBy(exchange.submit(MARKET)::join)
          .hasCauseInstanceOf(CommandRefusedException.class);
      assertThat(exchange.failure()).isEmpty();
    }
    try (DirectExchange exchange = DirectExchange.open(new ModelStore(), 1, broken)) {
      assertThatThrownBy(() -> exchange.submit(MARKET)).isInstanceOf(CommandRefusedException.class);
    }
  }

  @Test
  void anAuthenticatorCannotCloseItsExchange() {
    Exchange[] exchange = new Exchange[1];
    CompletableFuture<Exception> thrown = new CompletableFuture<>();
    exchange[0] =
        open(
            new ModelStore(),
            (command, credential) -> {
              try {
                exchange[0].close();
              } catch (IllegalStateException e) {
                thrown.complete(e);
              }
              return Verdict.accept();
            });
    exchange[0].submit(MARKET).join();
    assertThat(thrown.join()).hasMessageContaining("own thread");
    exchange[0].close();
  }

  @Test
  void withoutAnAuthenticatorNobodyLooksAtACredential() {
    try (Exchange exchange = Exchange.open(new ModelStore(), RunnerSettings.defaults())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> exchange.submit(MARKET, new Word("1")))
          .withMessageContaining("credential");
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
