package dev.matchbook.examples;

import dev.matchbook.composite.CompositeSettings;
import dev.matchbook.composite.CompositeStore;
import dev.matchbook.composite.Deployment;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a run keeps what it does: in one store, in layers of stores, or nowhere. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "Keeps orders and trades there, for example file:data, and goes on from what is there."
              + " Events are printed once they are durable. Several are layers: the first is read"
              + " first, the last is the system of record. Default: keeps nothing.")
  private List<String> stores = new ArrayList<>();

  @Option(
      names = "--log",
      paramLabel = "URI",
      description = "Writes orders and trades there too, beside each --store; may be repeated.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "--environment",
      description =
          "Takes the layers from environment variables: DATABASE_ENABLED, REDIS_ENABLED,"
              + " TRADE_LOG_PATH and so on.")
  private boolean environment;

  @Option(
      names = "--layers",
      description =
          "Prints at the end how each layer fared, before one that is behind is given the rest.")
  private boolean showLayers;

  /** Whether anything is kept. */
  boolean areGiven() {
    return environment || !stores.isEmpty();
  }

  /**
   * Checks what is known before anything is opened.
   *
   * @throws Failure naming the options that do not go together
   */
  void require() throws Failure {
    if (environment && !(stores.isEmpty() && logs.isEmpty())) {
      throw Failure.unusable("--environment says where to store: not beside --store or --log");
    }
    if (!logs.isEmpty() && stores.isEmpty()) {
      throw Failure.unusable("--log needs a --store");
    }
    if (showLayers && !areLayers()) {
      throw Failure.unusable("--layers needs layers: several --store, a --log, or --environment");
    }
  }

  private boolean areLayers() {
    return environment || stores.size() > 1 || !logs.isEmpty();
  }

  /**
   * Opens the store; one in memory where none is given.
   *
   * @param variables of the environment
   * @throws Failure if an option or a variable cannot be used
   * @throws dev.matchbook.core.store.StoreException for the store's own trouble
   */
  ExchangeStore open(Map<String, String> variables) throws Failure {
    if (!areGiven()) {
      return Stores.open("memory:");
    }
    try {
      if (!areLayers()) {
        return Stores.open(stores.get(0));
      }
      return CompositeStore.open(
          environment ? Deployment.settings(variables) : CompositeSettings.of(stores, logs));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Failure.unusable(e.getMessage());
    }
  }

  /** Prints how the layers fared, if that was asked for. */
  void show(ExchangeStore store, Stdio stdio) {
    if (showLayers && store instanceof CompositeStore layered) {
      LayerTable.lines(layered.layers()).forEach(stdio::complain);
    }
  }
}
