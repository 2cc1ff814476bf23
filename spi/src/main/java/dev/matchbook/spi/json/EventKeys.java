package dev.matchbook.spi.json;

import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;

/** The keys and words that orders' events have and rows have not. */
final class EventKeys {
  static final LineKey LEAVES = LineKey.of("leaves");
  static final LineKey PRIORITY = LineKey.of("priority");

  static final Words<RejectReason> REJECT_REASONS = Words.of(RejectReason.values());
  static final Words<Priority> PRIORITIES = Words.of(Priority.values());

  private EventKeys() {}
}
