package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreProvider;
import dev.matchbook.spi.StoreUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store is opened by its URI or by its settings; what is wrong with them is named. */
class FileSettingsTest {
  @TempDir Path root;

  private ExchangeStore open(String parameters) {
    return new FileStoreProvider().open(StoreUri.parse("file:" + root.resolve("d") + parameters));
  }

  @Test
  void theProviderIsFoundForFile() {
    assertThat(ServiceLoader.load(StoreProvider.class))
        .anySatisfy(provider -> assertThat(provider).isInstanceOf(FileStoreProvider.class));
    assertThat(new FileStoreProvider().scheme()).isEqualTo("file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?sync=batch",
        "?sync=interval&syncInterval=1ms",
        "?sync=interval&syncInterval=1m",
        "?sync=none&segmentBytes=64k&compress=gzip",
        "?segmentBytes=1g&compress=none"
      })
  void everyParameterIsRead(String parameters) throws IOException {
    try (ExchangeStore store = open(parameters)) {
      assertThat(store.name()).isEqualTo("file:" + root.resolve("d"));
    }
    String first = Files.readString(root.resolve("d").resolve("000000001.ndjson"));
    boolean late = parameters.contains("interval") || parameters.contains("sync=none");
    assertThat(first).contains(late ? "\"sync\":\"late\"" : "\"sync\":\"batch\"");
  }

  @ParameterizedTest
  @CsvSource({
    "?sync=always,sync",
    "?sync=BATCH,sync",
    "?syncInterval=999us,syncInterval",
    "?syncInterval=61s,syncInterval",
    "?syncInterval=10,syncInterval",
    "?segmentBytes=65535,segmentBytes",
    "?segmentBytes=1073741825,segmentBytes",
    "?segmentBytes=-1,segmentBytes",
    "?compress=zip,compress",
    "?fsync=true,fsync"
  })
  void aWrongParameterIsNamedAndNothingIsMade(String parameters, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(parameters))
        .withMessageContaining(name);
    assertThat(root.resolve("d")).doesNotExist();
  }

  @Test
  void settingsHaveTheSameRanges() {
    FileSettings settings = FileSettings.in(root);
    assertThat(settings)
        .isEqualTo(
            new FileSettings(
                root, SyncPolicy.BATCH, Duration.ofMillis(10), 32 << 20, Compression.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.segmentBytes(FileSettings.MIN_SEGMENT - 1))
        .withMessageStartingWith("segmentBytes:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.segmentBytes(FileSettings.MAX_SEGMENT + 1))
        .withMessageStartingWith("segmentBytes:");
    for (Duration wrong : new Duration[] {Duration.ofNanos(999_999), Duration.ofSeconds(61)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new FileSettings(root, SyncPolicy.INTERVAL, wrong, 1 << 20, Compression.NONE))
          .withMessageStartingWith("syncInterval:");
    }
    assertThatNullPointerException()
        .isThrownBy(() -> FileSettings.in(null))
        .withMessage("directory");
    assertThatNullPointerException().isThrownBy(() -> settings.sync(null)).withMessage("sync");
    assertThatNullPointerException()
        .isThrownBy(() -> settings.compress(null))
        .withMessage("compress");
    assertThatNullPointerException()
        .isThrownBy(() -> new FileSettings(root, SyncPolicy.NONE, null, 1 << 20, Compression.NONE))
        .withMessage("syncInterval");
  }
}
