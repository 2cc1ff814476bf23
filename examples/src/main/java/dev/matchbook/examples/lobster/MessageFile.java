package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a message file. */
final class MessageFile {
  /** Largest price and size: far above any that trades, and sums of them stay exact. */
  static final long MAX_UNITS = 1_000_000_000_000L;

  private static final int COLUMNS = 6;
  private static final int TIME_DECIMALS = 12;

  private MessageFile() {}

  /**
   * Reads all of it.
   *
   * @return at least one message
   * @throws InputException naming the line that is no message
   */
  static List<Message> read(Path path) throws IOException {
    List<Message> messages = new ArrayList<>();
    try (CsvFile csv = CsvFile.open(path)) {
      while (csv.next()) {
        messages.add(message(csv));
      }
      if (messages.isEmpty()) {
        throw csv.wrong("the file is empty");
      }
    }
    return messages;
  }

  private static Message message(CsvFile csv) throws InputException {
    if (csv.columns() < COLUMNS) {
      throw csv.wrong(csv.columns() + " columns instead of " + COLUMNS);
    }
    long timePicos = csv.decimal("time", TIME_DECIMALS);
    long code = csv.whole("type");
    MessageType type = MessageType.ofCode(code);
    if (type == null) {
      throw csv.wrong("type: not 1 to 7: " + code);
    }
    long id = csv.whole("order id");
    long size = csv.whole("size");
    long price = csv.whole("price");
    long direction = csv.whole("direction");
    if (type.namesOrder()) {
      requireUnits(csv, "size", size);
      requireUnits(csv, "price", price);
      if (direction != 1 && direction != -1) {
        throw csv.wrong("direction: not 1 or -1: " + direction);
      }
    }
    return new Message(timePicos, type, id, size, price, direction == 1 ? Side.BUY : Side.SELL);
  }

  static void requireUnits(CsvFile csv, String column, long units) throws InputException {
    if (units < 1 || units > MAX_UNITS) {
      throw csv.wrong(column + ": not from 1 to " + MAX_UNITS + ": " + units);
    }
  }
}
