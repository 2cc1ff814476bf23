package dev.matchbook.spi.json;

import dev.matchbook.core.runner.EventBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Prints events as NDJSON once they are durable: printed into memory while they happen, on the
 * matcher's thread, and given out a batch at a time.
 */
public final class HeldEvents extends EventWriter implements EventBuffer {
  private final ByteArrayOutputStream held;
  private final OutputStream out;

  /**
   * An empty buffer.
   *
   * @param out is given whole batches and flushed behind each; all buffers of a runner may share it
   */
  public HeldEvents(OutputStream out) {
    this(new ByteArrayOutputStream(1 << 16), out);
  }

  private HeldEvents(ByteArrayOutputStream held, OutputStream out) {
    super(held);
    this.held = held;
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * Gives the events out.
   *
   * @throws UncheckedIOException if the stream cannot be written
   */
  @Override
  public void committed() {
    try {
      flush();
      held.writeTo(out);
      out.flush();
      held.reset();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void discard() {
    try {
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    held.reset();
  }
}
