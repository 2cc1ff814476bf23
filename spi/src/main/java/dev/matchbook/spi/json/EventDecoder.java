package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Priority;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.CommandRejected;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderReplenished;
import dev.matchbook.core.event.OrderRestated;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.StatusChanged;
import dev.matchbook.core.event.Trade;
import java.io.IOException;

/**
 * Decodes lines that {@link EventWriter} printed into event records (RULEBOOK §3), for hosts that
 * read them. Stateless.
 */
public final class EventDecoder {
  private final JsonFactory factory = new JsonFactory();

  /** A decoder. */
  public EventDecoder() {}

  /**
   * The event on a line.
   *
   * @param line without line end
   * @throws IllegalArgumentException if it is none, saying why
   */
  public Event decode(String line) {
    try (JsonParser json = factory.createParser(line)) {
      return event(new Keyed(json));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "line: not an event: " + Reasons.printable(e.getMessage()), e);
    }
  }

  private static Event event(Keyed k) {
    long seq = k.number("seq");
    long ts = k.number("ts");
    String type = k.text("type");
    return switch (type) {
      case "market" ->
          new MarketAdded(seq, ts, k.symbol(), k.decimal("tickSize"), k.decimal("lotSize"));
      case "commandRejected" ->
          new CommandRejected(seq, ts, k.text("cmd"), k.symbol(), k.rejectReason());
      case "status" ->
          new StatusChanged(seq, ts, k.symbol(), MarketStatus.valueOf(k.text("status")));
      case "depth" -> new DepthReported(seq, ts, k.symbol(), k.levels("bids"), k.levels("asks"));
      case "massCanceled" -> new MassCanceled(seq, ts, k.text("account"), k.number("count"));
      case "malformed" -> new LineRejected(seq, ts, k.number("line"), k.text("reason"));
      case "trade" -> trade(seq, ts, k);
      case "accepted" -> accepted(seq, ts, k);
      case "settling", "settlement", "busted", "settlementRejected" ->
          KeyedSettlement.event(seq, ts, type, k);
      default -> order(seq, ts, type, k);
    };
  }

  private static Event order(long seq, long ts, String type, Keyed k) {
    return switch (type) {
      case "rejected" ->
          new OrderRejected(
              seq,
              ts,
              k.id(),
              k.clOrdId(),
              k.text("account"),
              k.symbol(),
              k.rejectReason(),
              k.optionalNumber("refOrderId"));
      case "triggered" -> new OrderTriggered(seq, ts, k.id());
      case "replenished" -> new OrderReplenished(seq, ts, k.id(), k.decimal("displayQty"));
      case "restated" -> new OrderRestated(seq, ts, k.id(), k.leaves());
      case "canceled" ->
          new OrderCanceled(seq, ts, k.id(), CancelReason.valueOf(k.text("reason")), k.leaves());
      case "expired" -> new OrderExpired(seq, ts, k.id(), k.leaves());
      case "replaced" ->
          new OrderReplaced(
              seq,
              ts,
              k.id(),
              k.optionalDecimal("price"),
              k.optionalDecimal("stopPx"),
              k.decimal("qty"),
              k.leaves(),
              Priority.valueOf(k.text("priority")));
      case "cancelRejected" ->
          new CancelRejected(
              seq, ts, k.has("orderId") ? k.id() : null, k.clOrdId(), k.rejectReason());
      default -> throw new IllegalArgumentException("no such type: " + type);
    };
  }

  private static Event accepted(long seq, long ts, Keyed k) {
    return new OrderAccepted(
        seq,
        ts,
        k.id(),
        k.clOrdId(),
        k.text("account"),
        k.symbol(),
        Side.valueOf(k.text("side")),
        OrdType.valueOf(k.text("ordType")),
        TimeInForce.valueOf(k.text("tif")),
        k.optionalDecimal("price"),
        k.optionalDecimal("stopPx"),
        k.decimal("qty"),
        k.optionalNumber("refOrderId"));
  }

  private static Event trade(long seq, long ts, Keyed k) {
    return new Trade(
        seq,
        ts,
        k.number("tradeId"),
        k.symbol(),
        k.decimal("price"),
        k.decimal("qty"),
        Side.valueOf(k.text("takerSide")),
        k.number("makerOrderId"),
        k.number("takerOrderId"),
        k.text("makerAccount"),
        k.text("takerAccount"),
        k.decimal("makerLeaves"),
        k.decimal("takerLeaves"),
        k.decimal("makerFee"),
        k.decimal("takerFee"));
  }
}
