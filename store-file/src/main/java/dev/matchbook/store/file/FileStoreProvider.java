package dev.matchbook.store.file;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;

/** Opens {@code file:} URIs; see {@link FileSettings} for the parameters. */
public final class FileStoreProvider implements StoreProvider {

  /** For the service loader. */
  public FileStoreProvider() {}

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public ExchangeStore open(StoreUri uri) {
    UriSettings parameters = uri.settings();
    FileSettings settings =
        new FileSettings(
            uri.path(),
            parameters.word("sync", SyncPolicy.BATCH),
            parameters.duration(
                "syncInterval",
                FileSettings.DEFAULT_INTERVAL,
                FileSettings.MIN_INTERVAL,
                FileSettings.MAX_INTERVAL),
            parameters.bytes(
                "segmentBytes",
                FileSettings.DEFAULT_SEGMENT,
                FileSettings.MIN_SEGMENT,
                FileSettings.MAX_SEGMENT),
            parameters.word("compress", Compression.NONE));
    parameters.requireNoOthers();
    return FileStore.open(settings);
  }
}
