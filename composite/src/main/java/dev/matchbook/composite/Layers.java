package dev.matchbook.composite;

import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All layers of a composite: the truth, and those that follow it. */
final class Layers {
  private static final Logger LOG = LoggerFactory.getLogger(CompositeStore.class);

  private final String name;
  private final CompositeSettings settings;
  private final List<Layer> all;
  private final OpenCount openOrders = new OpenCount();
  private final List<Follower> followers = new ArrayList<>();
  private Truth truth;

  /**
   * Layers that are not open.
   *
   * @param committed what is acknowledged
   */
  Layers(String name, CompositeSettings settings, Supplier<Checkpoint> committed) {
    this.name = name;
    this.settings = settings;
    all = settings.layers().stream().map(layer -> new Layer(layer, committed)).toList();
  }

  /** As messages show it. */
  static String name(CompositeSettings settings) {
    return settings.layers().stream()
        .map(layer -> layer.role() == Role.LOG ? "+ " + layer.name() : layer.name())
        .collect(Collectors.joining(" ", "composite:[", "]"));
  }

  /**
   * Opens what an acknowledgement requires, and the system of record, and brings them to one place.
   *
   * @return which
   */
  Checkpoint openTruth() {
    List<Layer> durable = new ArrayList<>();
    List<Layer> required = new ArrayList<>();
    for (Layer layer : all) {
      boolean isRequired = layer.role() != Role.CACHE && layer.ack() == Ack.REQUIRED;
      if (isRequired || layer.role() == Role.RECORD) {
        layer.open();
        durable.add(layer);
      }
      if (isRequired) {
        required.add(layer);
      }
    }
    new Levelling(name, settings.progress()).run(durable);
    truth = new Truth(name, required);
    ExchangeStore source = truth.store();
    for (Layer layer : all) {
      if (!required.contains(layer)) {
        // A record that follows behind is level already, but takes no batches yet.
        layer.state(LayerState.OUT);
        followers.add(
            new Follower(
                layer,
                new CatchUp(source, settings.warmTrades(), openOrders, settings.progress())));
      }
    }
    return truth.checkpoint();
  }

  /** Starts the layers that follow, and waits until those that can be reached are filled. */
  void warmUp() {
    followers.forEach(Follower::start);
    long end = System.nanoTime() + StepQueue.nanos(settings.warmTime());
    try {
      for (Follower follower : followers) {
        boolean tried = follower.awaitTried(end - System.nanoTime());
        if (!tried || !follower.layer().isFollowing()) {
          LOG.warn("goes on without {} for now: {}", follower.layer(), follower.trouble());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreException.failed(name, "interrupted while caches were filled", e);
    }
  }

  Truth truth() {
    return truth;
  }

  /** Those that follow and are read, from the top down. */
  List<Follower> read() {
    return followers.stream().filter(one -> one.layer().role() != Role.LOG).toList();
  }

  Set<Capability> capabilities() {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    capabilities.addAll(truth.store().capabilities());
    capabilities.remove(Capability.LOCAL);
    if (truth.has(store -> store.capabilities().contains(Capability.DURABLE))) {
      capabilities.add(Capability.DURABLE);
    }
    return Set.copyOf(capabilities);
  }

  List<LayerFigures> figures() {
    return List.copyOf(all);
  }

  /** Has those in this process do what the truth did. */
  void followHere(Step.Commit step) {
    openOrders.add(step.batch());
    follow(step, true);
  }

  /** Has the others do what the truth did. */
  void followElsewhere(Step.Commit step) {
    follow(step, false);
  }

  private void follow(Step.Commit step, boolean here) {
    for (Follower follower : followers) {
      if (follower.layer().isLocal() == here) {
        follower.follow(step);
      }
    }
  }

  /** Has all do what is no batch; see {@link Follower#followAside}. */
  void followAside(Step step, Step known) {
    followers.forEach(follower -> follower.followAside(step, known));
  }

  /** Has all look where the truth is, before anybody reads them again. */
  void takeOut() {
    followers.forEach(Follower::out);
  }

  /** What is acknowledged has moved. */
  void note() {
    all.forEach(Layer::note);
  }

  void close() {
    stop(settings.closeTime());
    truth.close();
  }

  private void stop(Duration time) {
    followers.forEach(follower -> follower.close(StepQueue.nanos(time)));
    followers.forEach(Follower::awaitClosed);
  }

  /** Lets go of what was opened while something could not be. */
  void abandon() {
    stop(Duration.ZERO);
    all.forEach(Layer::close);
  }
}
