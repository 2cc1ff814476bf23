package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import io.lettuce.core.ScriptOutputType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds pages with {@code page.lua}. One run of it sees one moment and looks at a bounded number of
 * rows, so that nobody waits for long. A search that takes more runs begins anew where something
 * was written meanwhile, a few times; then each run is a moment of its own.
 */
final class Pages {
  /** Most rows that one run looks at. */
  static final int LOOKS = 20_000;

  private static final int RESTARTS = 3;
  private static final int HEADER = 5;

  private final Calls calls;
  private final Wire wire;
  private final byte[] head;
  private final int looks;

  Pages(Calls calls, Wire wire, Keys keys, int looks) {
    this.calls = calls;
    this.wire = wire;
    this.head = keys.of(Keys.HEAD);
    this.looks = looks;
  }

  /** How one kind of rows is read. */
  record Kind<T>(
      BiFunction<String, byte[], T> codec, Predicate<? super T> matches, Function<T, Cursor> key) {}

  /**
   * A page and what was seen with it.
   *
   * @param head when the search began; null where there was nothing to search
   * @param isOneMoment whether all of it is of that moment
   * @param wholeSince no trade with a greater {@code seq} has left the index; {@link
   *     Long#MAX_VALUE} where nobody knows
   */
  record Found<T>(Page<T> page, byte[] head, boolean isOneMoment, long wholeSince) {}

  /** Searches a page. */
  <T> Found<T> page(PageRequest request, Kind<T> kind, Cursor after, int limit) {
    Predicate<T> wanted =
        row ->
            kind.matches().test(row)
                && (after == null || kind.key().apply(row).compareTo(after) > 0);
    for (int restarts = 0; ; restarts++) {
      List<T> rows = new ArrayList<>();
      Search search = new Search(request);
      while (rows.size() <= limit && search.hasMore() && !(search.moved && restarts < RESTARTS)) {
        // One more to know of a next page, one more that can be the cursor's own.
        search.run(limit + 2 - rows.size());
        for (int i = HEADER; i + 1 < search.answer.size() && rows.size() <= limit; i += 2) {
          T row = kind.codec().apply(text(search.answer.get(i)), bytes(search.answer.get(i + 1)));
          if (wanted.test(row)) {
            rows.add(row);
          }
        }
      }
      if (!search.moved || restarts == RESTARTS) {
        boolean more = rows.size() > limit;
        List<T> found = more ? rows.subList(0, limit) : rows;
        Page<T> page = new Page<>(found, more ? kind.key().apply(found.get(limit - 1)) : null);
        return new Found<>(page, search.first, !search.moved, search.wholeSince);
      }
    }
  }

  /** One way through all ranges. */
  private final class Search {
    private final PageRequest request;
    private List<PageRequest.Range> left;
    private List<Object> answer = List.of();
    private byte[] first;
    private long wholeSince = Long.MAX_VALUE;
    private boolean moved;

    Search(PageRequest request) {
      this.request = request;
      left = request.ranges();
    }

    boolean hasMore() {
      return !left.isEmpty();
    }

    void run(int most) {
      answer =
          calls.run(
              "reading",
              wire.reads(),
              Script.PAGE,
              ScriptOutputType.MULTI,
              request.keys(head, left),
              request.arguments(most, looks, left));
      byte[] now = bytes(answer.get(0));
      if (first == null) {
        first = now;
        wholeSince = wholeSince(text(answer.get(3)), text(answer.get(4)));
      }
      moved = !Arrays.equals(first, now);
      int next = Integer.parseInt(text(answer.get(1)));
      byte[] last = bytes(answer.get(2));
      if (next == 0) {
        left = List.of();
        return;
      }
      List<PageRequest.Range> rest = new ArrayList<>(left.subList(next - 1, left.size()));
      if (last.length > 0) {
        rest.set(0, rest.get(0).behind(last));
      }
      left = rest;
    }
  }

  /** What is behind the first member was never taken out, nor what is behind the other. */
  private static long wholeSince(String first, String forgotten) {
    if (first.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long before = Math.max(0, seq(first) - 1);
    return forgotten.isEmpty() ? before : Math.max(before, seq(forgotten));
  }

  private static long seq(String event) {
    return Long.parseLong(event.substring(0, Places.ID));
  }

  private static byte[] bytes(Object value) {
    return (byte[]) value;
  }

  private static String text(Object value) {
    return new String(bytes(value), US_ASCII);
  }
}
