package dev.matchbook.tck.model;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.ExchangeStoreContract;
import dev.matchbook.tck.StoreFixture;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit against a store and collects the rules that fail, each with its message. */
final class Caught implements TestExecutionListener {
  private static Supplier<StoreFixture> underTest;

  private final Map<String, String> messages = new TreeMap<>();
  private final Set<String> skipped = new TreeSet<>();
  private final Set<String> ran = new TreeSet<>();

  private Caught() {}

  /** Where the kit finds the store. */
  static class Subject extends ExchangeStoreContract {
    @Override
    protected StoreFixture newFixture() {
      return underTest.get();
    }
  }

  /** The rules that fail, with their messages. */
  static Caught run(Supplier<StoreFixture> fixture, String topics) {
    underTest = fixture;
    Caught caught = new Caught();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(Subject.class))
            .filters(only(topics))
            .build();
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    Launcher launcher = LauncherFactory.create(alone);
    launcher.execute(request, caught);
    return caught;
  }

  private static PostDiscoveryFilter only(String topics) {
    return test ->
        FilterResult.includedIf(
            !test.isTest() || topics.indexOf(test.getDisplayName().charAt(0)) >= 0);
  }

  Map<String, String> messages() {
    return messages;
  }

  Set<String> ran() {
    return ran;
  }

  Set<String> skipped() {
    return skipped;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (!test.isTest()) {
      result.getThrowable().ifPresent(e -> messages.put(test.getDisplayName(), e.toString()));
      return;
    }
    switch (result.getStatus()) {
      case SUCCESSFUL -> ran.add(number(test));
      case ABORTED -> skipped.add(number(test));
      default -> messages.put(number(test), String.valueOf(result.getThrowable().orElse(null)));
    }
  }

  private static String number(TestIdentifier test) {
    return test.getDisplayName().split(" ")[0];
  }

  /** A fixture of a store in memory that is opened again with what it had. */
  static final class Place implements StoreFixture {
    private final BrokenStore broken;
    private ModelStore store;

    Place(BrokenStore broken) {
      this.broken = broken;
    }

    @Override
    public ExchangeStore open() {
      ModelStore opened = broken.make().get();
      if (store != null) {
        opened.takeOver(store);
      }
      store = opened;
      return opened;
    }

    @Override
    public void crash(ExchangeStore dead) {
      store = broken.restart().leaves(store);
    }

    @Override
    public int closedOrdersKept() {
      return store instanceof BoundedStore ? LEAST_KEPT : Integer.MAX_VALUE;
    }

    @Override
    public int tradesKept() {
      return store instanceof BoundedStore ? LEAST_KEPT : Integer.MAX_VALUE;
    }
  }
}
