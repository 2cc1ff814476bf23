package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.Stores;
import dev.matchbook.store.memory.MemorySettings;
import dev.matchbook.store.memory.MemoryStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Composites of a watched memory store over a watched file store, in a directory of their own. */
abstract class LayersFixture {
  final Watched cache = new Watched();
  final Watched record = new Watched();
  final BatchGenerator history = new BatchGenerator(7);
  Path root;
  MemoryStore memory;

  @BeforeEach
  void makeDirectory() throws IOException {
    root = Files.createTempDirectory("matchbook-layers");
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    CompositeFixture.delete(root);
  }

  ExchangeStore file(String name) {
    return Stores.open("file:" + root.resolve(name));
  }

  CompositeStore open(MemorySettings bounds, String parameters) {
    return CompositeStore.open(
        CompositeSettings.of(
            LayerSettings.of(
                Role.CACHE,
                "cache",
                () -> {
                  memory = new MemoryStore(bounds);
                  return cache.watch(memory);
                },
                parameters),
            LayerSettings.of(Role.RECORD, "record", () -> record.watch(file("record")), "")));
  }

  CompositeStore open() {
    return open(MemorySettings.defaults(), "");
  }

  void commit(ExchangeStore store, int batches) {
    for (int i = 0; i < batches; i++) {
      assertThat(store.commit(history.next())).isTrue();
    }
  }

  LayerFigures figures(CompositeStore store, int layer) {
    return store.layers().get(layer);
  }

  static StoredOrder find(long id, ExchangeStore store) {
    return store.findOrder(id).orElseThrow();
  }

  static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
