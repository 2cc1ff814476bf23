package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.property.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stored trade is the line of its event. {@code -Dmatchbook.seed=N} runs a seed again. */
class TradeLinesTest {
  private static final int STREAMS = 20;
  private static final int COMMANDS = 1500;

  @Test
  void aStoredTradeIsTheLineOfItsEvent() throws IOException {
    long first = Seeds.of(TradeLinesTest.class);
    int trades = 0;
    for (long seed = first; seed < first + STREAMS; seed++) {
      byte[] input = commands(seed);
      List<String> expected =
          Wire.run(input).stream().filter(event -> event.contains("\"type\":\"trade\"")).toList();
      assertThat(rows(input)).as("seed %d", seed).isEqualTo(expected);
      trades += expected.size();
    }
    assertThat(trades).isPositive();
  }

  private static byte[] commands(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    CommandEncoder encoder = new CommandEncoder();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COMMANDS; i++) {
      Command command = commands.next();
      if (!(command instanceof MalformedLine)) {
        text.append(encoder.encode(command)).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> rows(byte[] input) throws IOException {
    List<Trade> trades = new ArrayList<>();
    EventRecorder recorder =
        new EventRecorder(
            event -> {
              if (event instanceof Trade trade) {
                trades.add(trade);
              }
            });
    CommandReader reader = new CommandReader(new MatchingEngine(recorder));
    LineReader lines = new LineReader(new ByteArrayInputStream(input));
    while (lines.next()) {
      reader.apply(lines);
    }
    return trades.stream().map(trade -> Rows.text(new Row.TradeRow(trade))).toList();
  }
}
