package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An orderbook file being read, row by row. Its first row says how many levels it shows. */
final class OrderbookFile implements Closeable {
  private static final int COLUMNS_PER_LEVEL = 4;

  private final CsvFile csv;
  private final long messages;
  private long rows;
  private BookRow row;

  private OrderbookFile(CsvFile csv, long messages) {
    this.csv = csv;
    this.messages = messages;
  }

  /**
   * Opens it.
   *
   * @param messages how many rows it must have
   * @throws InputException if it cannot be read, or not twice
   */
  static OrderbookFile open(Path path, long messages) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new InputException(path + ":1: not a file that can be read twice");
    }
    return new OrderbookFile(CsvFile.open(path), messages);
  }

  /**
   * Reads the next row.
   *
   * @return the same object every time, filled anew
   * @throws InputException if the file ends here, or names the line that is no book
   */
  BookRow next() throws InputException {
    if (!csv.next()) {
      throw csv.wrong(
          rows == 0 ? "the file is empty" : "ends after " + rows + " rows; " + expected());
    }
    rows++;
    if (row == null) {
      row = new BookRow(levels());
    }
    if (csv.columns() != row.levels() * COLUMNS_PER_LEVEL) {
      throw csv.wrong(csv.columns() + " columns instead of " + row.levels() * COLUMNS_PER_LEVEL);
    }
    row.clear();
    for (int i = 0; i < row.levels(); i++) {
      readLevel(Side.SELL, "ask");
      readLevel(Side.BUY, "bid");
    }
    return row;
  }

  private int levels() throws InputException {
    if (csv.columns() % COLUMNS_PER_LEVEL != 0) {
      throw csv.wrong(csv.columns() + " columns, not four for each level");
    }
    return csv.columns() / COLUMNS_PER_LEVEL;
  }

  private void readLevel(Side side, String name) throws InputException {
    long price = csv.whole(name + " price");
    long size = csv.whole(name + " size");
    if (size == 0) {
      return;
    }
    MessageFile.requireUnits(csv, name + " size", size);
    MessageFile.requireUnits(csv, name + " price", price);
    row.add(side, price, size);
  }

  /**
   * Requires that there is no other row.
   *
   * @throws InputException if there is one
   */
  void end() throws InputException {
    if (csv.next()) {
      throw csv.wrong("a row too many; " + expected());
    }
  }

  private String expected() {
    return "the message file has " + messages;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
