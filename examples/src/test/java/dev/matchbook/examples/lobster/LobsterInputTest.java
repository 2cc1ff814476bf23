package dev.matchbook.examples.lobster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, and how files are refused: with one line that names file and line. */
class LobsterInputTest {
  private static final String MESSAGE = "1,1,10,4,105,-1\n";
  private static final String ROW = "105,4,100,9\n";

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,1,10,4,105        | messages.csv:2: 5 columns instead of 6",
        "noon,1,10,4,105,-1  | messages.csv:2: time: not a number that fits: \"noon\"",
        "1,1,10,4.5,105,-1   | messages.csv:2: size: not a number that fits: \"4.5\"",
        "1,1,,4,105,-1       | messages.csv:2: order id: not a number that fits: \"\"",
        "1,1,-,4,105,-1      | messages.csv:2: order id: not a number that fits: \"-\"",
        "1.,1,10,4,105,-1    | messages.csv:2: time: not a number that fits: \"1.\"",
        "1,8,10,4,105,-1     | messages.csv:2: type: not 1 to 7: 8",
        "1,1,10,0,105,-1     | messages.csv:2: size: not from 1 to 1000000000000: 0",
        "1,1,10,4,105,2      | messages.csv:2: direction: not 1 or -1: 2",
      })
  void lineThatIsNoMessageIsRefused(String line, String problem) {
    assertRefused(MESSAGE + line + "\n", ROW + ROW, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "105,4,100           | orderbook.csv:2: 3 columns instead of 4",
        "105,4,100,x         | orderbook.csv:2: bid size: not a number that fits: \"x\"",
        "105,-4,100,9        | orderbook.csv:2: ask size: not from 1 to 1000000000000: -4",
        "0,4,100,9           | orderbook.csv:2: ask price: not from 1 to 1000000000000: 0",
      })
  void lineThatIsNoBookIsRefused(String line, String problem) {
    assertRefused(MESSAGE + MESSAGE, ROW + line + "\n", problem);
  }

  @Test
  void firstRowMustHaveFourColumnsALevel() {
    assertRefused(MESSAGE, "105,4,100\n", "orderbook.csv:1: 3 columns, not four for each level");
  }

  @Test
  void emptyFilesAreRefused() {
    assertRefused("", ROW, "messages.csv:1: the file is empty");
    assertRefused(MESSAGE, "", "orderbook.csv:1: the file is empty");
  }

  @Test
  void filesOfDifferentLengthAreRefused() {
    assertRefused(
        MESSAGE + MESSAGE, ROW, "orderbook.csv:2: ends after 1 rows; the message file has 2");
    assertRefused(MESSAGE, ROW + ROW, "orderbook.csv:2: a row too many; the message file has 1");
  }

  @Test
  void missingFileAndDirectoryAreRefused() {
    Path absent = dir.resolve("absent.csv");
    assertThatThrownBy(() -> LobsterReplay.run(absent, absent))
        .isInstanceOf(InputException.class)
        .hasMessage(absent + ":1: no such file");
    assertThatThrownBy(() -> OrderbookFile.open(dir, 1))
        .isInstanceOf(InputException.class)
        .hasMessage(dir + ":1: not a file that can be read twice");
  }

  @Test
  void lineWithoutEndIsRefused() {
    assertRefused("1".repeat(2_000_000), ROW, "messages.csv:1: the line is longer than 1048576");
  }

  @Test
  void gzipIsUnpackedByName() throws IOException {
    Path messages = Files.write(dir.resolve("messages.csv.gz"), gzip(MESSAGE));
    Path orderbook = Files.write(dir.resolve("orderbook.csv.gz"), gzip("105,4,100,9\r\n"));
    assertThat(LobsterReplay.run(messages, orderbook).messages()).isEqualTo(1);
  }

  @Test
  void gzipThatIsCutOrNoneIsRefused() throws IOException {
    Path messages = dir.resolve("messages.csv.gz");
    byte[] whole = gzip(MESSAGE.repeat(100));
    Files.write(messages, Arrays.copyOf(whole, whole.length - 12));
    assertRefused(messages, "messages.csv.gz:", "the gzip data end too early");
    Files.writeString(messages, MESSAGE);
    assertRefused(messages, "messages.csv.gz:1: damaged gzip data");
  }

  private void assertRefused(String messages, String orderbook, String problem) {
    assertThatThrownBy(() -> Day.replay(dir, messages, orderbook))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith(dir.toString());
  }

  private static void assertRefused(Path messages, String... problem) {
    assertThatThrownBy(() -> MessageFile.read(messages))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(problem);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }
}
