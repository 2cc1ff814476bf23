package dev.matchbook.spi.json;

import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.CommandRejected;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.event.StatusChanged;
import java.util.List;

/** Which events can be in an audit trail, for tests. */
final class EventTypes {
  private static final List<Class<? extends Event>> OTHERS =
      List.of(
          MarketAdded.class,
          CommandRejected.class,
          CancelRejected.class,
          MassCanceled.class,
          StatusChanged.class,
          DepthReported.class,
          LineRejected.class,
          SettlementRejected.class);

  private EventTypes() {}

  static boolean isAudited(Event event) {
    return !OTHERS.contains(event.getClass());
  }
}
