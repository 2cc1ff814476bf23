package dev.matchbook.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySettingsTest {
  @Test
  void defaultsAreThoseOfTheUri() {
    assertThat(MemorySettings.defaults()).isEqualTo(new MemorySettings(10_000, 1_000));
  }

  @Test
  void oneIsChangedAndTheOtherStays() {
    MemorySettings settings = MemorySettings.defaults().closedOrders(5).trades(7);
    assertThat(settings).isEqualTo(new MemorySettings(5, 7));
  }

  @Test
  void endsOfTheRangesAreTaken() {
    assertThat(new MemorySettings(0, 1).closedOrders()).isZero();
    assertThat(new MemorySettings(10_000_000, 10_000_000).trades()).isEqualTo(10_000_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_000_001, Integer.MIN_VALUE})
  void closedOrdersOutOfRangeAreRefusedByName(int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemorySettings.defaults().closedOrders(most))
        .withMessage("closedOrders: not from 0 to 10000000: " + most);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_000_001})
  void tradesOutOfRangeAreRefusedByName(int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemorySettings.defaults().trades(most))
        .withMessage("trades: not from 1 to 10000000: " + most);
  }
}
