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
  private static final int HEADER = 3;

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

  /** A page. */
  <T> Page<T> page(PageRequest request, Kind<T> kind, Cursor after, int limit) {
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
        return new Page<>(found, more ? kind.key().apply(found.get(limit - 1)) : null);
      }
    }
  }

  /** One way through all ranges. */
  private final class Search {
    private final PageRequest request;
    private List<PageRequest.Range> left;
    private List<Object> answer = List.of();
    private byte[] first;
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
      moved = first != null && !Arrays.equals(first, now);
      first = first == null ? now : first;
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

  private static byte[] bytes(Object value) {
    return (byte[]) value;
  }

  private static String text(Object value) {
    return new String(bytes(value), US_ASCII);
  }
}
