package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderCanceled;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Accounts are remembered while they have open orders; idle ones cost a bounded memory. */
class AccountsTest {
  private static final int MANY = 50_000;
  private static final int IDLE_BOUND = 4096;

  @Test
  void idleAccountsAreForgottenAndTheirPlacesReused() {
    Accounts accounts = new Accounts();
    int largest = 0;
    for (int i = 0; i < MANY; i++) {
      largest = Math.max(largest, accounts.get("idle" + i).index());
    }
    assertThat(largest).isLessThan(IDLE_BOUND);
    assertThat(accounts.find("idle0")).isNull();
    assertThat(accounts.find("idle" + (MANY - 1))).isNotNull();
  }

  @Test
  void accountsWithOpenOrdersAreNeverForgotten() {
    Accounts accounts = new Accounts();
    Account[] active = new Account[3000];
    for (int i = 0; i < active.length; i++) {
      active[i] = accounts.get("active" + i);
      accounts.opened(active[i], i);
    }
    int largest = 0;
    for (int i = 0; i < MANY; i++) {
      largest = Math.max(largest, accounts.get("idle" + i).index());
    }
    assertThat(largest).isLessThan(IDLE_BOUND + 2 * active.length);
    for (Account account : active) {
      assertThat(accounts.find(account.name())).isSameAs(account);
      assertThat(accounts.at(account.index())).isSameAs(account);
      assertThat(accounts.known(account)).isSameAs(account);
    }
  }

  @Test
  void accountWhoseLastOrderClosedMayBeForgottenAgain() {
    Accounts accounts = new Accounts();
    for (int i = 0; i < MANY; i++) {
      Account account = accounts.get("busy" + i);
      accounts.opened(account, i);
      accounts.closed(account);
      assertThat(account.index()).isLessThan(IDLE_BOUND);
    }
  }

  @Test
  void tensOfThousandsOfAccountsThatComeAndGoLeaveTheOrdersOfTheOthersAlone() {
    Matchbook exchange = new Matchbook();
    exchange.submit(AddMarket.of("A", "1", "1"));
    exchange.submit(bid("stays"));
    for (int i = 0; i < MANY; i++) {
      exchange.submit(bid("comes" + i));
      exchange.submit(CancelOrder.byId(2 + i));
      assertThat(exchange.engine().openOrders()).isEqualTo(1);
    }
    assertThat(exchange.engine().account("last").index()).isLessThanOrEqualTo(IDLE_BOUND + 2);
    List<Event> events = exchange.submit(new MassCancel(0, "stays", null, null));
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isInstanceOf(OrderCanceled.class);
    assertThat(((OrderCanceled) events.get(0)).orderId()).isEqualTo(1);
  }

  @Test
  void accountKeptByTheHostWorksAfterItWasForgotten() {
    Matchbook exchange = new Matchbook();
    exchange.submit(AddMarket.of("A", "1", "1"));
    MatchingEngine engine = exchange.engine();
    Account kept = engine.account("ann");
    for (int i = 0; i < MANY; i++) {
      engine.account("idle" + i);
    }
    OrderEntry entry = new OrderEntry().market(engine.market("A")).account(kept);
    long first = engine.newOrder(0, entry.side(Side.BUY).qty(5).price(7).clOrdId("a"));
    long second = engine.newOrder(0, entry.account(kept).clOrdId("b"));

    assertThat(LongStream.of(first, second)).containsExactly(1L, 2L);
    assertThat(engine.account("ann")).isSameAs(kept);
    assertThat(kept.openOrders()).isEqualTo(2);
    assertThat(engine.marketOf("ann", "a")).isSameAs(engine.market("A"));
    List<Event> events = exchange.submit(new MassCancel(0, "ann", "A", Side.BUY));
    assertThat(((MassCanceled) events.get(events.size() - 1)).count()).isEqualTo(2);
  }

  private static Command bid(String account) {
    return NewOrder.limit("A", account, Side.BUY, "1", "1").clOrdId("same").build();
  }
}
