package dev.matchbook.store.memory;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;

/**
 * Opens {@code memory:}, with any of the parameters of {@link MemorySettings}: {@code
 * memory:?trades=1000&closedOrders=10000}. Each time it is another store, empty.
 */
public final class MemoryStoreProvider implements StoreProvider {
  static final String SCHEME = "memory";
  static final String CLOSED_ORDERS = "closedOrders";
  static final String TRADES = "trades";

  /** For {@link java.util.ServiceLoader}. */
  public MemoryStoreProvider() {}

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public ExchangeStore open(StoreUri uri) {
    if (!uri.target().isEmpty()) {
      throw new IllegalArgumentException(
          SCHEME + ": nothing stands between " + SCHEME + ": and its settings, but: " + uri);
    }
    UriSettings given = uri.settings();
    int most = MemorySettings.MAX_ROWS;
    MemorySettings settings =
        new MemorySettings(
            given.intValue(CLOSED_ORDERS, MemorySettings.DEFAULT_CLOSED_ORDERS, 0, most),
            given.intValue(TRADES, MemorySettings.DEFAULT_TRADES, 1, most));
    given.requireNoOthers();
    return new MemoryStore(uri.redacted(), settings);
  }
}
