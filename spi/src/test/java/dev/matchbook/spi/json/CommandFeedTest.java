package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.engine.MatchingEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the second thread meets reaches the first: an end, a fault, and never silence. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CommandFeedTest {
  private static final String LINE = "{\"cmd\":\"depth\",\"symbol\":\"X\"}\n";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final EventWriter writer = new EventWriter(printed);
  private final CommandReader reader = new CommandReader(new MatchingEngine(writer));

  private static InputStream after(String text, InputStream next) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new SequenceInputStream(new ByteArrayInputStream(bytes), next);
  }

  private static InputStream failing(Throwable failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (failure instanceof IOException e) {
          throw e;
        }
        throw (RuntimeException) failure;
      }
    };
  }

  @Test
  void readFailureComesAfterTheLinesBeforeItWereApplied() {
    IOException failure = new IOException("torn");
    CommandFeed feed = new CommandFeed(after(LINE.repeat(1000), failing(failure)));
    assertThatThrownBy(() -> feed.run(reader, writer)).isSameAs(failure);
    assertThat(feed.commands()).isEqualTo(1000);
    assertThat(printed.toString(StandardCharsets.US_ASCII).lines()).hasSize(1000);
  }

  @Test
  void faultOfTheSecondThreadEndsTheFirst() {
    RuntimeException failure = new IllegalArgumentException("broken stream");
    CommandFeed feed = new CommandFeed(after(LINE, failing(failure)));
    assertThatThrownBy(() -> feed.run(reader, writer)).hasRootCause(failure);
    assertThat(feed.commands()).isEqualTo(1);
  }

  @Test
  void namesThatNobodyKnowsAreNotRemembered() throws IOException {
    int lines = 2_000;
    CommandFeed feed = new CommandFeed(new StrangeNames(lines));
    feed.run(reader, writer);
    assertThat(feed.commands()).isEqualTo(lines);
    assertThat(writer.events()).isEqualTo(lines / 2);
  }

  /** Lines with a long key each that was never there before; every second one is malformed. */
  private static final class StrangeNames extends InputStream {
    private final int lines;
    private int line;
    private byte[] bytes = {};
    private int at;

    private StrangeNames(int lines) {
      this.lines = lines;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == bytes.length) {
        if (line == lines) {
          return -1;
        }
        String end = line % 2 == 0 ? "" : "x";
        String name = line + "k".repeat(60_000);
        String nested = "{\"" + name + "\":1,\"n\":{\"n" + name.substring(0, 5000) + "\":1}";
        bytes = (nested + ",\"cmd\":\"time\",\"ts\":1}" + end + "\n").getBytes();
        line++;
        at = 0;
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }
  }
}
