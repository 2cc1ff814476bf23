package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Opens {@code sqlite:FILE}, which is made if it is not there; its folder must be. One parameter:
 *
 * <ul>
 *   <li>{@code busyTimeout}: how long a write waits for a lock that another program, such as the
 *       {@code sqlite3} shell, holds; 0ms to 10m, default 5s
 * </ul>
 */
public final class SqliteStoreProvider implements StoreProvider {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_BUSY_TIMEOUT = Duration.ofMinutes(10);

  /** For {@link java.util.ServiceLoader}. */
  public SqliteStoreProvider() {}

  @Override
  public String scheme() {
    return "sqlite";
  }

  @Override
  public ExchangeStore open(StoreUri uri) {
    UriSettings settings = uri.settings();
    Duration busyTimeout =
        settings.duration("busyTimeout", BUSY_TIMEOUT, Duration.ZERO, MAX_BUSY_TIMEOUT);
    settings.requireNoOthers();
    Path file = uri.path().toAbsolutePath();
    if (file.toString().contains("?")) {
      throw new IllegalArgumentException(uri + ": the file's name has a ?, which the driver cuts");
    }
    String name = uri.redacted();
    return new SqliteStore(name, Database.open(name, file, busyTimeout));
  }
}
