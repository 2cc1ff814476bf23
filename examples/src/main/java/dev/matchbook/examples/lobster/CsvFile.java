package dev.matchbook.examples.lobster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file of comma-separated numbers being read: line by line, in each line number by number. */
final class CsvFile implements Closeable {
  private static final int MAX_DIGITS = 18;
  private static final int MAX_QUOTED_BYTES = 40;

  private final LineFile file;
  private int at;

  private CsvFile(LineFile file) {
    this.file = file;
  }

  /**
   * Opens it before its first line.
   *
   * @throws InputException if it cannot be read
   */
  static CsvFile open(Path path) throws IOException {
    return new CsvFile(LineFile.open(path));
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end of the file
   */
  boolean next() throws InputException {
    at = 0;
    return file.next();
  }

  /** How many fields the line has. */
  int columns() {
    byte[] line = file.line();
    int columns = 1;
    for (int i = 0; i < file.length(); i++) {
      if (line[i] == ',') {
        columns++;
      }
    }
    return columns;
  }

  /**
   * The line's next field, a whole number.
   *
   * @param column what the field is called in an error
   */
  long whole(String column) throws InputException {
    return decimal(column, 0);
  }

  /**
   * The line's next field in units of {@code 10^-decimals}.
   *
   * @param column what the field is called in an error
   * @param decimals how many the field may have
   */
  long decimal(String column, int decimals) throws InputException {
    byte[] line = file.line();
    int end = endOfField(line);
    boolean negative = at < end && line[at] == '-';
    long units = 0;
    int digits = 0;
    int fraction = -1;
    for (int i = negative ? at + 1 : at; i < end; i++) {
      if (line[i] == '.' && fraction < 0 && digits > 0 && decimals > 0) {
        fraction = 0;
      } else if (line[i] >= '0' && line[i] <= '9' && digits < MAX_DIGITS && fraction < decimals) {
        units = 10 * units + line[i] - '0';
        digits++;
        fraction = fraction < 0 ? fraction : fraction + 1;
      } else {
        throw notNumber(column, end);
      }
    }
    int missing = decimals - Math.max(0, fraction);
    if (digits == 0 || fraction == 0 || digits + missing > MAX_DIGITS) {
      throw notNumber(column, end);
    }
    at = end + 1;
    return scaled(negative ? -units : units, missing);
  }

  private int endOfField(byte[] line) {
    int end = at;
    while (end < file.length() && line[end] != ',') {
      end++;
    }
    return end;
  }

  private static long scaled(long units, int powerOfTen) {
    long scaled = units;
    for (int i = 0; i < powerOfTen; i++) {
      scaled *= 10;
    }
    return scaled;
  }

  private InputException notNumber(String column, int end) {
    int length = Math.min(end - at, MAX_QUOTED_BYTES);
    String text = new String(file.line(), at, length, StandardCharsets.US_ASCII);
    String printable = text.replaceAll("[^ -~]", "?");
    return wrong(column + ": not a number that fits: \"" + printable + "\"");
  }

  /** What is wrong with the line. */
  InputException wrong(String what) {
    return file.wrong(what);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
