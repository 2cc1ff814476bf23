package dev.matchbook.examples.lobster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Replays a LOBSTER message file through the engine and checks it against its orderbook file. */
public final class LobsterReplay {
  private static final double NANOS_PER_SECOND = 1e9;

  private LobsterReplay() {}

  /**
   * Replays a day. The orderbook file is read twice, so it must be a file and not a pipe; files
   * whose names end in {@code .gz} are unpacked on the way.
   *
   * @param messages the message file: time, type, order id, size, price, direction
   * @param orderbook the book after each message; its columns say how many levels
   * @return the counts of rows and groups, and of those that were exact
   * @throws InputException naming file and line of what cannot be read or understood
   * @throws IOException if a file cannot be closed
   */
  public static LobsterResult run(Path messages, Path orderbook) throws IOException {
    long start = System.nanoTime();
    List<Message> day = MessageFile.read(messages);
    UnknownParts parts = firstPass(day, orderbook);
    EngineReplay replay = secondPass(day, orderbook, parts);
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return new LobsterResult(
        day.size(),
        replay.compared(),
        replay.bookExact(),
        replay.groups(),
        replay.makerExact(),
        seconds);
  }

  private static UnknownParts firstPass(List<Message> day, Path orderbook) throws IOException {
    UnknownParts noted = new UnknownParts();
    try (OrderbookFile file = OrderbookFile.open(orderbook, day.size())) {
      BookRow row = file.next();
      ReferenceBook book = new ReferenceBook(new UnknownParts(), noted, BookListener.NONE, row);
      book.remember(day.get(0));
      for (int i = 1; i < day.size(); i++) {
        row = file.next();
        book.apply(day.get(i));
        book.settle(i, row);
      }
      file.end();
    }
    return noted;
  }

  private static EngineReplay secondPass(List<Message> day, Path orderbook, UnknownParts parts)
      throws IOException {
    try (OrderbookFile file = OrderbookFile.open(orderbook, day.size())) {
      EngineReplay replay = new EngineReplay(day, parts, file.next());
      for (int i = 1; i < day.size(); i++) {
        replay.next(i, file.next());
      }
      return replay;
    }
  }
}
