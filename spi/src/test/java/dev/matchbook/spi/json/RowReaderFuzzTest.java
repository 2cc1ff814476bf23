package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Bytes of all kinds: a line is read whole or refused with {@link MalformedRowException}, never
 * anything else, and what was read is the line as it is written, byte for byte.
 */
class RowReaderFuzzTest {
  private static final int LINES = 100_000;
  private static final byte[] MARKS =
      "{}[]\",:\\.-0123456789eEu".getBytes(StandardCharsets.US_ASCII);

  private final RowReader reader = new RowReader();
  private final LineBuffer buffer = new LineBuffer();
  private final RowWriter writer = new RowWriter(buffer);
  private int accepted;

  @Test
  void aDamagedLineIsRefusedOrIsAnotherLineAsItIsWritten() {
    long seed = Seeds.of(RowReaderFuzzTest.class);
    SplittableRandom random = new SplittableRandom(seed);
    RandomRows rows = new RandomRows(seed);
    byte[] line = Rows.line(rows.row());
    for (int i = 0; i < LINES; i++) {
      byte[] other = Rows.line(rows.row());
      check(damaged(line, other, random));
      line = other;
    }
    assertThat(accepted).as("lines that were still rows").isBetween(LINES / 100, LINES);
  }

  @Test
  void randomBytesAreRefused() {
    SplittableRandom random = new SplittableRandom(Seeds.of(RowReaderFuzzTest.class));
    for (int i = 0; i < LINES; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        for (int j = 0; j < bytes.length; j++) {
          bytes[j] = MARKS[bytes[j] & 0xF];
        }
      }
      check(bytes);
    }
    assertThat(accepted).isZero();
  }

  @Test
  void everyBeginningOfALineIsRefused() {
    RandomRows rows = new RandomRows(Seeds.of(RowReaderFuzzTest.class));
    for (int i = 0; i < 300; i++) {
      byte[] line = Rows.line(rows.row());
      for (int length = 0; length < line.length; length++) {
        check(Arrays.copyOf(line, length));
        check(Arrays.copyOfRange(line, line.length - length, line.length));
      }
    }
    assertThat(accepted).isZero();
  }

  @Test
  void nestingAndNumbersOfAnyLengthAreRefused() {
    String start = "{\"seq\":1,\"ts\":1,\"type\":\"checkpoint\",\"commands\":";
    String end = ",\"orderId\":1,\"tradeId\":1}";
    for (String value : new String[] {"[", "{\"a\":", "9", "-", "\"", "\\", "1e", "0."}) {
      check((start + value.repeat(100_000) + end).getBytes(StandardCharsets.US_ASCII));
    }
    String order = Rows.text(new Row.OrderRow(new RandomRows(1).order()));
    for (String value : new String[] {"9", "0.", "0", "-", "1."}) {
      String huge = "\"qty\":\"" + value.repeat(100_000);
      check(order.replaceFirst("\"qty\":\"", huge).getBytes(StandardCharsets.UTF_8));
      String name = "\"account\":\"" + value.repeat(100_000);
      check(order.replaceFirst("\"account\":\"", name).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(accepted).isZero();
  }

  private static byte[] damaged(byte[] line, byte[] other, SplittableRandom random) {
    byte[] copy = line.clone();
    int at = random.nextInt(copy.length);
    switch (random.nextInt(6)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[at] = (byte) random.nextInt(256);
      case 2 -> copy[at] = MARKS[random.nextInt(MARKS.length)];
      case 3 -> {
        System.arraycopy(line, at, copy, Math.max(0, at - 1), line.length - at);
        copy = Arrays.copyOf(copy, copy.length - 1);
      }
      case 4 -> {
        copy = Arrays.copyOf(copy, copy.length + 1);
        System.arraycopy(line, at, copy, at + 1, line.length - at);
      }
      default -> {
        int from = random.nextInt(other.length);
        copy = Arrays.copyOf(copy, at + other.length - from);
        System.arraycopy(other, from, copy, at, other.length - from);
      }
    }
    return copy;
  }

  private void check(byte[] line) {
    Row row = null;
    try {
      row = reader.read(line, 0, line.length);
      accepted++;
    } catch (MalformedRowException e) {
      assertThat(e).hasMessageStartingWith(e.field() + ": ");
    }
    try {
      RowSkim skim = reader.skim(line, 0, line.length);
      if (row instanceof Row.OrderRow order) {
        assertThat(skim.account()).isEqualTo(order.order().account());
      }
    } catch (MalformedRowException e) {
      assertThat(row).as("read but not skimmed").isNull();
    }
    if (row != null) {
      buffer.clear();
      Rows.write(row, writer);
      assertThat(Arrays.copyOf(buffer.array(), buffer.length() - 1)).isEqualTo(line);
    }
  }
}
