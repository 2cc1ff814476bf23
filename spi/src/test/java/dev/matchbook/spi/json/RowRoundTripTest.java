package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.StoredOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was written is read back equal, scales included, alone and among other lines. */
class RowRoundTripTest {
  private static final int EXAMPLES = 50_000;

  private final RowReader reader = new RowReader();

  @Test
  void whatWasWrittenIsReadBack() {
    Seeds.theory(RowRoundTripTest.class, EXAMPLES)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Row row = new RandomRows(seed).row();
              assertThat(read(Rows.line(row))).isEqualTo(row);
            });
  }

  @Test
  void linesBehindOneAnotherAreReadFromOneArray() {
    Seeds.theory(RowRoundTripTest.class, 1000)
        .forAll(longs().all(), integers().between(1, 50))
        .checkAssert(this::checkLines);
  }

  private void checkLines(long seed, int count) {
    LineBuffer buffer = new LineBuffer(1);
    RowWriter writer = new RowWriter(buffer);
    RandomRows rows = new RandomRows(seed);
    for (int i = 0; i < count; i++) {
      Rows.write(rows.row(), writer);
    }
    RandomRows again = new RandomRows(seed);
    int from = 0;
    for (int to = 0; to < buffer.length(); to++) {
      if (buffer.array()[to] == '\n') {
        assertThat(read(buffer.array(), from, to - from)).isEqualTo(again.row());
        from = to + 1;
      }
    }
    assertThat(from).isEqualTo(buffer.length());
  }

  @Test
  void jacksonReadsTheSameTextsAndNumbers() {
    Seeds.theory(RowRoundTripTest.class, 20_000)
        .forAll(longs().all())
        .checkAssert(RowRoundTripTest::checkJackson);
  }

  private static void checkJackson(long seed) {
    RandomRows rows = new RandomRows(seed);
    StoredOrder order = rows.order();
    assertThat(jackson(new Row.OrderRow(order)))
        .containsEntry("type", "order")
        .containsEntry("clOrdId", order.clOrdId() == null ? "" : order.clOrdId())
        .containsEntry("account", order.account())
        .containsEntry("orderId", Long.toString(order.orderId()))
        .containsEntry("qty", order.qty().toPlainString())
        .containsEntry("createdTs", Long.toString(order.createdTs()));
    Trade trade = rows.trade();
    assertThat(jackson(new Row.TradeRow(trade)))
        .containsEntry("symbol", trade.symbol())
        .containsEntry("ts", Long.toString(trade.ts()))
        .containsEntry("takerFee", trade.takerFee().toPlainString());
  }

  private static Map<String, String> jackson(Row row) {
    Map<String, String> fields = new HashMap<>(Map.of("clOrdId", ""));
    byte[] line = Rows.line(row);
    try (JsonParser json = new JsonFactory().createParser(line)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        json.nextToken();
        fields.put(key, json.getText());
      }
      assertThat(json.nextToken()).isNull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }

  private Row read(byte[] line) {
    return read(line, 0, line.length);
  }

  private Row read(byte[] in, int offset, int length) {
    try {
      return reader.read(in, offset, length);
    } catch (MalformedRowException e) {
      throw new AssertionError(new String(in, offset, length), e);
    }
  }
}
