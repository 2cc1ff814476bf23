package dev.matchbook.store.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the newest versions of settlements, or of batches of trades, that may match a query, by
 * merging the tables of all segments. Under the lock of the {@link Catalog}: live tables change.
 */
final class SettledSearch {

  /** The table of a segment. */
  record Layer(int segment, SettledTable table) {}

  /** Where the merge is in one table; of one id the newest table comes first. */
  private record Head(SettledRow row, int age) implements Comparable<Head> {
    @Override
    public int compareTo(Head other) {
      int order = Long.compare(row.id(), other.row.id());
      return order == 0 ? Integer.compare(other.age, age) : order;
    }
  }

  private final List<Layer> layers;

  /**
   * A search.
   *
   * @param layers of all segments, in any order
   */
  SettledSearch(List<Layer> layers) {
    this.layers = new ArrayList<>(layers);
    this.layers.sort(Comparator.comparingInt(Layer::segment));
  }

  /** The newest version, or null. */
  OpenSettled.Placed find(long id) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      SettledRow row = layers.get(i).table().find(id);
      if (row != null) {
        return new OpenSettled.Placed(row, layers.get(i).segment());
      }
    }
    return null;
  }

  /** Rows of a group behind an id that are wanted, by id. */
  List<OpenSettled.Placed> ofGroup(long group, long after, int most, Predicate<SettledRow> wanted) {
    TreeSet<Long> ids = new TreeSet<>();
    for (Layer layer : layers) {
      for (long id : layer.table().ofGroup(group)) {
        ids.add(id);
      }
    }
    List<OpenSettled.Placed> found = new ArrayList<>();
    for (long id : ids.tailSet(after, false)) {
      OpenSettled.Placed newest = find(id);
      if (found.size() < most && wanted.test(newest.row())) {
        found.add(newest);
      }
    }
    return found;
  }

  /** All rows behind an id that are wanted, by id. */
  List<OpenSettled.Placed> all(long after, int most, Predicate<SettledRow> wanted) {
    PriorityQueue<Head> heads = new PriorityQueue<>();
    for (int age = 0; age < layers.size(); age++) {
      add(heads, age, after);
    }
    List<OpenSettled.Placed> found = new ArrayList<>();
    while (!heads.isEmpty() && found.size() < most) {
      Head newest = heads.poll();
      long id = newest.row().id();
      add(heads, newest.age(), id);
      while (!heads.isEmpty() && heads.peek().row().id() == id) {
        add(heads, heads.poll().age(), id);
      }
      if (wanted.test(newest.row())) {
        found.add(new OpenSettled.Placed(newest.row(), layers.get(newest.age()).segment()));
      }
    }
    return found;
  }

  private void add(PriorityQueue<Head> heads, int age, long after) {
    SettledRow next = layers.get(age).table().after(after);
    if (next != null) {
      heads.add(new Head(next, age));
    }
  }
}
