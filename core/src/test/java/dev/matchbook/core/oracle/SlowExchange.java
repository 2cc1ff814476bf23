package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.SetMark;
import dev.matchbook.core.command.SetStatus;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.LineRejected;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.StatusChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle: the whole rulebook, written as slowly and as plainly as it reads. Tests hold the
 * engine's events and state hash against it. Paragraphs are RULEBOOK's. Not thread-safe.
 */
public final class SlowExchange {
  private final Map<String, OracleMarket> markets = new LinkedHashMap<>();
  private final Journal journal = new Journal();
  private final Matching matching = new Matching(journal);
  private final Triggers triggers = new Triggers(matching);
  private final SlowSignatures signatures = new SlowSignatures(this, journal);
  private final SlowSettlement settlement =
      new SlowSettlement(this, journal, matching, signatures.used);

  /** Starts empty. */
  public SlowExchange() {}

  /** Does one command (§2, last paragraph) and returns its events in their order. */
  public List<Event> submit(Command command) {
    if (command instanceof MalformedLine bad) {
      journal.add(new LineRejected(journal.nextSeq(), journal.now, bad.line(), bad.reason()));
      return journal.take();
    }
    journal.now = Math.max(journal.now, command.ts());
    expire();
    apply(command);
    markets.values().forEach(triggers::run);
    return journal.take();
  }

  /** The canonical hash of the state, see {@link dev.matchbook.core.engine.StateHash}. */
  public long stateHash() {
    return HashedState.of(journal, markets.values());
  }

  /** Applies a command and nothing else of §2. */
  void apply(Command command) {
    if (command instanceof AddMarket c) {
      addMarket(c);
    } else if (command instanceof NewOrder c) {
      enter(c);
    } else if (command instanceof CancelOrder c) {
      cancel(c);
    } else if (command instanceof ReplaceOrder c) {
      replace(c);
    } else if (command instanceof MassCancel c) {
      massCancel(c);
    } else if (command instanceof SetStatus c) {
      setStatus(c);
    } else if (command instanceof SetMark c) {
      setMark(c);
    } else if (command instanceof QueryDepth c) {
      reportDepth(c);
    } else if (command instanceof AuthorizedCommand c) {
      signatures.apply(c);
    } else if (command instanceof CancelBelow c) {
      signatures.cancelBelow(c);
    } else if (!settlement.apply(command) && !(command instanceof AdvanceTime)) {
      throw new IllegalArgumentException("command: unknown: " + command);
    }
  }

  /** The number of the last order. */
  long lastOrderId() {
    return journal.orderId;
  }

  /** The market of that name, or null. */
  OracleMarket market(String symbol) {
    return markets.get(symbol);
  }

  /** All open orders of all markets, in ascending {@code orderId}. */
  List<OracleOrder> open() {
    List<OracleOrder> open = new ArrayList<>();
    for (OracleMarket market : markets.values()) {
      open.addAll(market.open(Side.BUY));
      open.addAll(market.open(Side.SELL));
    }
    open.sort(Comparator.comparing(order -> order.orderId));
    return open;
  }

  /** §8, GTD: over all markets, in ascending ({@code expireTs}, {@code orderId}). */
  private void expire() {
    open().stream()
        .filter(order -> order.expireTs != null && journal.now >= order.expireTs)
        .sorted(Comparator.comparing(order -> order.expireTs))
        .forEach(
            order -> {
              order.market.remove(order);
              journal.expired(order);
            });
  }

  private void addMarket(AddMarket c) {
    if (markets.containsKey(c.symbol())) {
      journal.commandRejected("market", c.symbol(), RejectReason.DUPLICATE_SYMBOL);
      return;
    }
    markets.put(c.symbol(), new OracleMarket(c));
    journal.add(
        new MarketAdded(journal.nextSeq(), journal.now, c.symbol(), c.tickSize(), c.lotSize()));
  }

  /** §4. */
  private void enter(NewOrder c) {
    long orderId = ++journal.orderId;
    OracleMarket market = markets.get(c.symbol());
    if (market == null) {
      journal.rejected(orderId, c, RejectReason.UNKNOWN_SYMBOL);
      return;
    }
    boolean duplicate = c.clOrdId() != null && find(null, c.account(), c.clOrdId()) != null;
    RejectReason reason = new NewOrderChecks(c, market, journal.now).firstFailure(duplicate);
    if (reason != null) {
      journal.rejected(orderId, c, reason);
      return;
    }
    OracleOrder order = Acceptance.order(orderId, c, market);
    order.nonce = signatures.nonce();
    boolean waits = order.ordType.isTriggered();
    if (order.postOnly && !waits && TrialWalk.of(order).crosses()) {
      journal.rejected(orderId, c, RejectReason.POST_ONLY_WOULD_CROSS);
      return;
    }
    journal.accepted(order);
    if (!waits) {
      matching.aggress(order);
    } else if (market.last != null && order.isTriggeredBy(market.last, market.last)) {
      matching.trigger(order);
    } else {
      order.waiting = true;
      market.waiting.add(order);
    }
  }

  /** §8: the open order that a command names, or null. */
  private OracleOrder find(Long orderId, String account, String clOrdId) {
    return open().stream()
        .filter(order -> account == null || order.account.equals(account))
        .filter(order -> orderId == null ? clOrdId.equals(order.clOrdId) : order.orderId == orderId)
        .findFirst()
        .orElse(null);
  }

  private void cancel(CancelOrder c) {
    OracleOrder order = find(c.orderId(), c.account(), c.clOrdId());
    if (order == null) {
      journal.cancelRejected(c.orderId(), c.clOrdId(), RejectReason.UNKNOWN_ORDER);
      return;
    }
    order.market.remove(order);
    journal.canceled(order, CancelReason.REQUESTED);
  }

  private void replace(ReplaceOrder c) {
    OracleOrder order = find(c.orderId(), c.account(), c.clOrdId());
    if (order == null) {
      journal.cancelRejected(c.orderId(), c.clOrdId(), RejectReason.UNKNOWN_ORDER);
      return;
    }
    Replacing replacing = new Replacing(order, c);
    RejectReason reason =
        order.gaveBack ? RejectReason.TRADE_BUSTED : signatures.whyNotReplaced(order);
    if (reason == null) {
      reason = replacing.firstFailure();
    }
    if (reason != null) {
      journal.cancelRejected(c.orderId(), c.clOrdId(), reason);
    } else {
      order.nonce = signatures.nonce();
      replacing.run(journal, matching);
    }
  }

  private void massCancel(MassCancel c) {
    long count = 0;
    for (OracleOrder order : open()) {
      if (order.account.equals(c.account())
          && (c.symbol() == null || order.market.symbol().equals(c.symbol()))
          && (c.side() == null || order.side == c.side())) {
        order.market.remove(order);
        journal.canceled(order, CancelReason.MASS_CANCEL);
        count++;
      }
    }
    journal.add(new MassCanceled(journal.nextSeq(), journal.now, c.account(), count));
  }

  private void setStatus(SetStatus c) {
    OracleMarket market = markets.get(c.symbol());
    if (market == null) {
      journal.commandRejected("status", c.symbol(), RejectReason.UNKNOWN_SYMBOL);
      return;
    }
    if (market.status == MarketStatus.HALTED && c.status() == MarketStatus.OPEN) {
      // §7: reopening starts with the collecting, by the last price
      market.high = market.last;
      market.low = market.last;
    }
    market.status = c.status();
    journal.add(new StatusChanged(journal.nextSeq(), journal.now, c.symbol(), c.status()));
  }

  private void setMark(SetMark c) {
    OracleMarket market = markets.get(c.symbol());
    if (market == null) {
      journal.commandRejected("mark", c.symbol(), RejectReason.UNKNOWN_SYMBOL);
    } else if (!new Bounds(market).isPrice(c.price())) {
      journal.commandRejected("mark", c.symbol(), RejectReason.INVALID_PRICE);
    } else {
      market.mark = market.toPrice(c.price());
    }
  }

  private void reportDepth(QueryDepth c) {
    OracleMarket market = markets.get(c.symbol());
    if (market == null) {
      journal.commandRejected("depth", c.symbol(), RejectReason.UNKNOWN_SYMBOL);
      return;
    }
    List<DepthLevel> bids = levels(market, market.bids, c.levels());
    List<DepthLevel> asks = levels(market, market.asks, c.levels());
    journal.add(new DepthReported(journal.nextSeq(), journal.now, c.symbol(), bids, asks));
  }

  private static List<DepthLevel> levels(OracleMarket market, OracleSide side, int count) {
    List<DepthLevel> levels = new ArrayList<>();
    side.levels.forEach(
        (price, level) -> {
          if (!level.displayed.isEmpty() && levels.size() < count) {
            long qty = level.displayed.stream().mapToLong(order -> order.shown).sum();
            levels.add(
                new DepthLevel(market.price(price), market.qty(qty), level.displayed.size()));
          }
        });
    return levels;
  }
}
