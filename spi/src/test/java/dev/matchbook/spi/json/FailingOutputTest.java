package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.engine.MatchingEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** A stream that cannot be written is said at once and ever after; nothing is printed twice. */
class FailingOutputTest {
  private static final class Full extends OutputStream {
    private int room;

    private Full(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      room--;
      if (room < 0) {
        throw new IOException("no room");
      }
    }
  }

  @Test
  void aFailedWriteIsThrownByEveryCallAfterIt() {
    EventWriter writer = new EventWriter(new Full(100_000));
    MatchingEngine engine = new MatchingEngine(writer);
    engine.addMarket(AddMarket.of("X", "1", "1"));
    assertThatThrownBy(() -> cancelForever(engine))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no room");
    assertThatThrownBy(writer::flush).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> engine.apply(QueryDepth.of("X")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aFailedFlushIsThrownByEveryCallAfterIt() {
    EventWriter writer = new EventWriter(new Full(10));
    MatchingEngine engine = new MatchingEngine(writer);
    engine.addMarket(AddMarket.of("X", "1", "1"));
    assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
    assertThatThrownBy(writer::flush).isInstanceOf(UncheckedIOException.class);
  }

  private static void cancelForever(MatchingEngine engine) {
    for (long id = 0; id < Long.MAX_VALUE; id++) {
      engine.cancel(0, id, null, null);
    }
  }
}
