package dev.matchbook.store.file;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reads rows from segments, given where they are; in the order of the files, since rows that are
 * asked for together often lie together. Not safe for use by several threads.
 */
final class RowFetcher {
  private static final int FAR = 1 << 16;
  private static final int LINE = 1 << 10;
  private static final int MOST = 1 << 21;

  /**
   * Where a row is.
   *
   * @param segment the file
   * @param offset where in it
   */
  record Place(SegmentFile segment, long offset) {}

  private interface Parser<T> {
    T parse(byte[] buffer, int offset, int length) throws IOException;
  }

  private final RowReader reader = new RowReader();
  private byte[] window = new byte[FAR];
  private SegmentFile windowSegment;
  private long windowAt;
  private int windowLength;
  private int lineEnd;

  /** The orders at those places. */
  List<StoredOrder> orders(List<Place> places) throws IOException {
    return rows(places, reader::order);
  }

  /** The trades at those places. */
  List<Trade> trades(List<Place> places) throws IOException {
    return rows(places, reader::trade);
  }

  /** The authorization at that place. */
  StoredAuthorization authorization(Place place) throws IOException {
    return rows(List.of(place), reader::authorization).get(0);
  }

  /** The settlements of trades at those places. */
  List<StoredSettlement> settlements(List<Place> places) throws IOException {
    return rows(places, reader::settlement);
  }

  /** The batches of trades at those places. */
  List<SettlementBatch> settlementBatches(List<Place> places) throws IOException {
    return rows(places, reader::settlementBatch);
  }

  /** The events of the audit trail at those places. */
  List<Event> audit(List<Place> places) throws IOException {
    return rows(places, reader::audit);
  }

  private <T> List<T> rows(List<Place> places, Parser<T> parser) throws IOException {
    Integer[] sorted = new Integer[places.size()];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(
        sorted,
        Comparator.comparingInt((Integer i) -> places.get(i).segment().number())
            .thenComparingLong(i -> places.get(i).offset()));
    List<T> rows = new ArrayList<>(places.size());
    for (int i = 0; i < sorted.length; i++) {
      rows.add(null);
    }
    for (int i = 0; i < sorted.length; i++) {
      Place place = places.get(sorted[i]);
      boolean near = i + 1 < sorted.length && isNear(place, places.get(sorted[i + 1]));
      int from = find(place, near ? FAR : LINE);
      try {
        rows.set(sorted[i], parser.parse(window, from, lineEnd - from));
      } catch (IOException e) {
        throw bad(place, e.getMessage());
      }
    }
    return rows;
  }

  private static boolean isNear(Place place, Place next) {
    return next.segment() == place.segment() && next.offset() - place.offset() < FAR;
  }

  /** Brings the line into the window; returns where it starts there. */
  private int find(Place place, int wanted) throws IOException {
    if (place.segment() == windowSegment
        && place.offset() >= windowAt
        && place.offset() < windowAt + windowLength) {
      int from = (int) (place.offset() - windowAt);
      if (endsInWindow(from)) {
        return from;
      }
    }
    int size = 0;
    do {
      size = size == 0 ? wanted : Math.min(MOST, size * 16);
      load(place, size);
      if (endsInWindow(0)) {
        return 0;
      }
    } while (windowLength == size && size < MOST);
    throw bad(place, "no line ends there");
  }

  private void load(Place place, int size) throws IOException {
    if (window.length < size) {
      window = new byte[size];
    }
    windowSegment = place.segment();
    windowAt = place.offset();
    windowLength = Math.max(0, windowSegment.read(windowAt, window, size));
  }

  private boolean endsInWindow(int from) {
    for (int at = from; at < windowLength; at++) {
      if (window[at] == '\n') {
        lineEnd = at;
        return true;
      }
    }
    return false;
  }

  private static BadLineException bad(Place place, String what) {
    return new BadLineException(
        "segment " + place.segment().number() + " at byte " + place.offset() + ": " + what);
  }
}
