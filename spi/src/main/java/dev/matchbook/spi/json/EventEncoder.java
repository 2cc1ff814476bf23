package dev.matchbook.spi.json;

import dev.matchbook.core.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * Encodes event records of an audit trail as lines, byte for byte as {@link EventWriter} prints
 * them, for stores that keep them as text; {@link EventDecoder} reads them back. Not safe for use
 * by several threads.
 */
public final class EventEncoder {
  private final LineBuffer line = new LineBuffer(1 << 10);
  private final AuditWriter writer = new AuditWriter(line);

  /** An encoder. */
  public EventEncoder() {}

  /**
   * The line of an event, without line end.
   *
   * @throws IllegalArgumentException for an event that is not of an order, a trade or a settlement;
   *     for a text or a decimal out of what {@link LineBuffer} takes
   */
  public String encode(Event event) {
    line.clear();
    writer.write(event);
    return new String(line.array(), 0, line.length(), StandardCharsets.UTF_8);
  }
}
