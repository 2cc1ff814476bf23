package dev.matchbook.jmh.flow;

/** The orders that rest, in an array without holes: the last takes the place of one removed. */
final class LiveOrders {
  private final int[] ids;
  private final int[] places;
  private int size;

  LiveOrders(int maxId) {
    ids = new int[maxId];
    places = new int[maxId + 1];
  }

  int size() {
    return size;
  }

  int at(int place) {
    return ids[place];
  }

  void add(int id) {
    places[id] = size;
    ids[size++] = id;
  }

  void remove(int id) {
    int last = ids[--size];
    ids[places[id]] = last;
    places[last] = places[id];
  }
}
