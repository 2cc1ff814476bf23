package dev.matchbook.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What the topics of the contract have in common: each rule gets a new store. A rule that needs a
 * {@link Capability} which the store does not declare, or a {@link CacheStore} where it is none, is
 * reported as skipped, with what it needs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class StoreContract {
  private static final BatchGenerator.Settings HISTORY = new BatchGenerator.Settings(7, 10, 80, 25);

  private StoreFixture fixture;
  private ExchangeStore store;

  StoreContract() {}

  /** A place for a new store. */
  protected abstract StoreFixture newFixture() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    fixture = newFixture();
    store = fixture.open();
  }

  @AfterEach
  void closeStore() throws Exception {
    try {
      if (store != null) {
        store.close();
      }
    } finally {
      if (fixture != null) {
        fixture.close();
      }
    }
  }

  /** The store under test as it is open now. */
  final ExchangeStore store() {
    return store;
  }

  final StoreFixture fixture() {
    return fixture;
  }

  /** Goes on only with a store that can do that. */
  final void needs(Capability capability) {
    assumeTrue(
        can(capability),
        () -> "needs " + capability + ", which " + store.name() + " does not have");
  }

  final boolean can(Capability capability) {
    return store.capabilities().contains(capability);
  }

  /** The store as a cache; goes on only where it is one. */
  final CacheStore cache() {
    assumeTrue(store instanceof CacheStore, () -> "needs a CacheStore, not " + store.name());
    return (CacheStore) store;
  }

  /** Closes the store and opens it again. */
  final void reopen() throws Exception {
    store.close();
    store = fixture.open();
  }

  /** Lets the store crash and opens it again. */
  final void crash() throws Exception {
    ExchangeStore dead = store;
    store = null;
    fixture.crash(dead);
    store = fixture.open();
  }

  /** Some batches, the same every time: of 60 there is every kind of row. */
  static List<Batch> history(int batches) {
    BatchGenerator generator = new BatchGenerator(1, HISTORY);
    return Stream.generate(generator::next).limit(batches).toList();
  }

  /** Commits the batches and says what is there afterwards. */
  final ModelStore commit(List<Batch> batches) {
    ModelStore model = new ModelStore();
    for (Batch batch : batches) {
      store.commit(batch);
      model.commit(batch);
    }
    return model;
  }
}
