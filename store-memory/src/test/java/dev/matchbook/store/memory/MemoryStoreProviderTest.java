package dev.matchbook.store.memory;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryStoreProviderTest {
  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(StoreProvider.class))
        .filteredOn(provider -> provider.scheme().equals("memory"))
        .hasOnlyElementsOfType(MemoryStoreProvider.class)
        .hasSize(1);
  }

  @Test
  void opensAnEmptyStoreNamedByItsUri() {
    ExchangeStore store = open("memory:");
    assertThat(store).isInstanceOf(MemoryStore.class);
    assertThat(store.name()).isEqualTo("memory:");
    store.saveOrder(order(1).build());
    assertThat(open("memory:").findOrder(1)).isEmpty();
  }

  @Test
  void boundsAreThoseOfTheUri() {
    ExchangeStore store = open("memory:?trades=2&closedOrders=3");
    for (long id = 1; id <= 9; id++) {
      store.saveTrade(trade(id).build());
      store.saveOrder(order(id).cancel(CancelReason.REQUESTED).build());
    }
    assertThat(store.recentTrades(null, 9)).hasSize(2);
    assertThat(store.orders(OrderQuery.all(), null, 9).rows()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "memory:?trades=0, trades",
    "memory:?trades=many, trades",
    "memory:?closedOrders=-1, closedOrders",
    "memory:?closedOrders=10000001, closedOrders",
    "memory:?trade=5, trade",
    "memory:data, data",
    "memory://host?trades=5, host"
  })
  void whatItDoesNotKnowIsRefusedByName(String uri, String named) {
    assertThatIllegalArgumentException().isThrownBy(() -> open(uri)).withMessageContaining(named);
  }

  private static ExchangeStore open(String uri) {
    return new MemoryStoreProvider().open(StoreUri.parse(uri));
  }
}
