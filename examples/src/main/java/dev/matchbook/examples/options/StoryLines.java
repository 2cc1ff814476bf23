package dev.matchbook.examples.options;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the exchange's events mean, in words. */
final class StoryLines {
  private static final int SHOWN_DIGITS = 10;

  private final Cast cast;

  StoryLines(Cast cast) {
    this.cast = cast;
  }

  /** A hash, or an account, as far as a person reads it. */
  static String brief(String hash) {
    return hash.substring(0, SHOWN_DIGITS) + "..";
  }

  /** A decimal without zeros at its end. */
  static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** The lines of an event; none where there is nothing to say. */
  List<String> of(Event event) {
    List<String> lines = new ArrayList<>();
    if (event instanceof OrderAccepted e && e.refOrderId() != null) {
      lines.add(
          "  back:    %s of %s's order %d comes back as order %d, at %s a day"
              .formatted(
                  plain(e.qty()),
                  cast.name(e.account()),
                  e.refOrderId(),
                  e.orderId(),
                  plain(e.price())));
    } else if (event instanceof Trade e) {
      lines.add(
          "  trade %d: %s takes %s from %s's order %d at %s a day"
              .formatted(
                  e.tradeId(),
                  cast.name(e.takerAccount()),
                  plain(e.qty()),
                  cast.name(e.makerAccount()),
                  e.makerOrderId(),
                  plain(e.price())));
    } else if (event instanceof SettlementStarted e) {
      lines.add(started(e));
    } else if (event instanceof SettlementChanged e) {
      lines.add(changed(e.batch()));
    } else if (event instanceof TradeBusted e) {
      lines.add("  busted:  trade %d, %s: %s".formatted(e.tradeId(), e.symbol(), e.reason()));
      lines.add(told(e, e.makerAccount(), "fills nothing; not your fault"));
      lines.add(told(e, e.takerAccount(), "is no option; " + e.reason()));
    } else {
      String refusal = refusal(event);
      if (refusal != null) {
        lines.add("  " + refusal);
      }
    }
    return lines;
  }

  private String told(TradeBusted bust, String account, String what) {
    return "           to %s: trade %d %s (fault: %s)"
        .formatted(cast.name(account), bust.tradeId(), what, bust.fault());
  }

  private static String started(SettlementStarted e) {
    String from = e.parentId() == 0 ? "" : ", of batch " + e.parentId();
    return "  batch %d%s: %s, trades %s, Merkle root %s"
        .formatted(e.seq(), from, e.symbol(), numbers(e.trades()), e.root());
  }

  private static String changed(SettlementBatch batch) {
    return switch (batch.state()) {
      case FINAL ->
          "  batch %d: settled in block %d, %d gas, transaction %s"
              .formatted(batch.batchId(), batch.block(), batch.gasUsed(), brief(batch.txHash()));
      case SPLIT -> "  batch %d: failed, %s: halved".formatted(batch.batchId(), batch.error());
      case BUSTED -> "  batch %d: failed, %s".formatted(batch.batchId(), batch.error());
      default -> "  batch %d: %s".formatted(batch.batchId(), batch.state());
    };
  }

  private static String refusal(Event event) {
    if (event instanceof OrderRejected e) {
      return "refused: order " + e.orderId() + ", " + e.reason();
    } else if (event instanceof OrderCanceled e) {
      return "canceled: " + plain(e.leaves()) + " of order " + e.orderId() + ", " + e.reason();
    } else if (event instanceof OrderExpired e) {
      return "expired: " + plain(e.leaves()) + " of order " + e.orderId();
    }
    return null;
  }

  private static String numbers(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
