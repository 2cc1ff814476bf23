package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The reports of tests as lines. */
final class ReportLines {
  private ReportLines() {}

  /** What a book reports, by way of a ring and a thread that drains it. */
  static List<String> of(Messages messages, Function<TradeSink, FlowBook> books) {
    List<String> lines = new ArrayList<>();
    ReportRing ring = new ReportRing(4);
    ReportWriter writer = new ReportWriter(ring);
    Replay replay = new Replay(messages, books.apply(writer), writer);
    Drain drain =
        Drain.start(
            ring,
            (head, id, price, takerId) -> {
              StringBuilder line = new StringBuilder();
              Report.appendTo(line, head, id, price, takerId);
              lines.add(line.toString());
            });
    replay.run();
    drain.await();
    return lines;
  }
}
