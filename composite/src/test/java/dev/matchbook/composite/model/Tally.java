package dev.matchbook.composite.model;

import dev.matchbook.composite.LayerFigures;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what happened in runs, so that a test sees that something did. Any thread. */
final class Tally implements Consumer<Opened> {
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(String what, long count) {
    counts.merge(what, count, Long::sum);
  }

  /** The figures of a composite that ends. */
  @Override
  public void accept(Opened opened) {
    for (LayerFigures layer : opened.figures()) {
      String name = layer.name() + " ";
      add(name + "hits", layer.hits());
      add(name + "fills", layer.fills());
      add(name + "errors", layer.errors());
      add(name + "catch-ups", layer.catchUps());
    }
  }

  synchronized long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public synchronized String toString() {
    return counts.toString();
  }
}
