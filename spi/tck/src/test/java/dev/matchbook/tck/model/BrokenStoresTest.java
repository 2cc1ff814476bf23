package dev.matchbook.tck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit catches each store that is wrong, with the rules that name its fault. */
class BrokenStoresTest {
  private static final String EVERYTHING = "OQWTHXBIPAUGDRKCNSLM";
  private static final Map<String, Caught> RUNS = new TreeMap<>();

  static Stream<BrokenStore> brokenStores() {
    return Stream.of(
            BrokenBatches.all(),
            BrokenVersions.all(),
            BrokenQueries.all(),
            BrokenPages.all(),
            BrokenRows.all(),
            BrokenRestarts.all(),
            BrokenThreads.all(),
            BrokenBounds.all(),
            BrokenCaches.all(),
            BrokenSignatures.all(),
            BrokenNonces.all(),
            BrokenSettlements.all(),
            BrokenTrails.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenStores")
  void aBrokenStoreIsCaughtByTheRulesThatNameItsFault(BrokenStore broken) {
    Caught caught = run(broken);
    assertThat(caught.messages().keySet())
        .as("rules that caught the store that %s", broken)
        .containsAll(broken.rules());
  }

  @Test
  void everyRuleCatchesSomeBrokenStore() {
    Set<String> rules = new TreeSet<>(runAll("is right", ModelStore::new).ran());
    rules.addAll(runAll("is right, with a bound", BoundedStore::new).ran());
    brokenStores().forEach(broken -> rules.removeAll(run(broken).messages().keySet()));
    assertThat(rules).as("rules that caught nothing").isEmpty();
  }

  @Test
  void aStoreThatIsRightIsCaughtByNoRule() {
    Caught caught = runAll("is right", ModelStore::new);
    assertThat(caught.messages()).isEmpty();
    assertThat(caught.skipped()).as("rules about bounds").containsExactly("A-05", "N-04", "N-06");
  }

  @Test
  void aStoreWithABoundThatIsRightIsCaughtByNoRule() {
    Caught caught = runAll("is right, with a bound", BoundedStore::new);
    assertThat(caught.messages()).isEmpty();
    assertThat(caught.skipped())
        .as("rules about durable stores")
        .hasSize(21)
        .allMatch(
            rule ->
                "M-02 S-05 A-10 U-12 G-18 G-20 D-13".contains(rule)
                    || rule.startsWith("R")
                    || rule.startsWith("K"));
  }

  private static Caught runAll(String what, Supplier<ModelStore> make) {
    return run(BrokenStore.broken(what, make).topics(EVERYTHING));
  }

  private static Caught run(BrokenStore broken) {
    return RUNS.computeIfAbsent(
        broken.fault(), fault -> Caught.run(() -> new Caught.Place(broken), broken.topics()));
  }

  @AfterAll
  static void printTheTable() {
    RUNS.forEach(
        (fault, run) ->
            System.out.printf("%-52s %s%n", fault, String.join(" ", run.messages().keySet())));
  }
}
