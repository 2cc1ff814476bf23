package dev.matchbook.tck.rows;

import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;

/**
 * An endless history out of a seed: batches that follow on one another, of orders that come, trade,
 * change and go, some of them signed, and of trades that settle or are busted. All types and
 * optional fields, several markets with different decimals, names that differ by little, ties in
 * {@code seq}. The same seed gives the same batches. Memory is that of the open orders. Not for
 * several threads.
 */
public final class BatchGenerator {
  private final Settings settings;
  private final Dice dice;
  private final Venue venue = new Venue();
  private final NewOrders newOrders;
  private final Walk walk;
  private final Signer signer;
  private final Settler settler;

  /**
   * How much there is of what.
   *
   * @param markets that are defined, one after another, from 1
   * @param accounts that own orders, from 1
   * @param openOrders at most that many are open, from 1
   * @param commands at most that many in a batch, from 1
   */
  public record Settings(int markets, int accounts, int openOrders, int commands) {
    /** 4 markets, 8 accounts, 60 open orders, batches of up to 12 commands. */
    public static final Settings DEFAULT = new Settings(4, 8, 60, 12);
  }

  /** A history of the default settings. */
  public BatchGenerator(long seed) {
    this(seed, Settings.DEFAULT);
  }

  /** A history. */
  public BatchGenerator(long seed, Settings settings) {
    this.settings = settings;
    dice = new Dice(seed);
    newOrders = new NewOrders(dice, venue.open(), settings.accounts());
    walk = new Walk(venue, dice);
    signer = new Signer(new Dice(~seed), venue);
    settler = new Settler(new Dice(seed ^ Long.MAX_VALUE), venue, walk, settings.openOrders());
  }

  /** Where the history is. */
  public Checkpoint checkpoint() {
    return venue.checkpoint();
  }

  /** How many orders were closed so far. */
  public long closedOrders() {
    return venue.closed();
  }

  /** The next batch; it follows on the one before. */
  public Batch next() {
    int commands = dice.between(1, settings.commands());
    for (int i = 0; i < commands; i++) {
      venue.command(dice.percent(50) ? 0 : dice.between(1, 999));
      command();
      if (settler.acts()) {
        venue.command(1);
        settler.step();
      }
    }
    return venue.batch();
  }

  private void command() {
    int defined = venue.markets().size();
    if (defined == 0 || defined < settings.markets() && dice.percent(20)) {
      defineMarket(defined);
      return;
    }
    int roll = dice.between(0, 99);
    if (roll < 5) {
      changeMarket(dice.of(venue.markets()));
    } else if (roll < 10) {
      nothing();
    } else if (roll < 70 && venue.open().size() < settings.openOrders()) {
      GeneratedMarket market = dice.of(venue.markets());
      if (market.isHalted() && dice.percent(70)) {
        changeMarket(market);
      } else {
        enter(market);
      }
    } else if (venue.open().size() > 0) {
      change(venue.open().any(dice));
    }
  }

  private void defineMarket(int index) {
    GeneratedMarket market = new GeneratedMarket(dice, index, venue.ts());
    venue.nextSeq();
    venue.markets().add(market);
    venue.changed(market);
  }

  private void changeMarket(GeneratedMarket market) {
    if (dice.percent(50)) {
      market.mark(market.price(dice.between(-9, 9)));
    } else {
      market.status(market.isHalted() ? MarketStatus.OPEN : MarketStatus.HALTED);
      venue.nextSeq();
    }
    venue.changed(market);
  }

  /** What leaves no row: time alone, a malformed line, a rejected order. */
  private void nothing() {
    if (dice.percent(60)) {
      venue.nextSeq();
      giveUp();
    }
    if (dice.percent(40)) {
      venue.nextOrderId();
    }
  }

  private void giveUp() {
    if (venue.open().size() > 0 && signer.signs()) {
      signer.giveUp();
    }
  }

  private void enter(GeneratedMarket market) {
    long orderId = venue.nextOrderId();
    long seq = venue.nextSeq();
    if (market.isHalted()) {
      if (signer.signs()) {
        signer.use(Names.ACCOUNTS.get(0));
      }
      venue.told(market.symbol(), rejected(market, orderId));
      return;
    }
    StoredOrder order = signed(newOrders.next(market, orderId, seq, venue.ts()));
    venue.accepted(order);
    if (order.waiting()) {
      venue.changed(like(order));
    } else {
      walk.enter(order);
    }
  }

  private OrderRejected rejected(GeneratedMarket market, long orderId) {
    return new OrderRejected(
        venue.seq(),
        venue.ts(),
        orderId,
        dice.percent(50) ? "c" + orderId : null,
        Names.ACCOUNTS.get(0),
        market.symbol(),
        RejectReason.MARKET_HALTED);
  }

  private StoredOrder signed(StoredOrder order) {
    boolean signs = signer.signs();
    return signs ? signer.sign(like(order), order.orderId(), order.account()).build() : order;
  }

  private void change(StoredOrder order) {
    int roll = dice.between(0, 9);
    if (roll < 4 && order.waiting()) {
      long seq = venue.nextSeq();
      venue.told(order.symbol(), new OrderTriggered(seq, venue.ts(), order.orderId()));
      walk.enter(like(order).rests(0).build());
    } else if (roll < 6) {
      replace(order);
    } else if (order.expireTs() != null) {
      venue.timeIsAtLeast(order.expireTs());
      long seq = venue.nextSeq();
      venue.told(
          order.symbol(), new OrderExpired(seq, venue.ts(), order.orderId(), order.leavesQty()));
      venue.changed(like(order).close(OrdStatus.EXPIRED, null));
    } else {
      long seq = venue.nextSeq();
      if (signer.signs()) {
        signer.use(order.account());
      }
      CancelReason reason =
          dice.of(
              CancelReason.REQUESTED,
              CancelReason.MASS_CANCEL,
              CancelReason.REPLACED,
              CancelReason.SELF_TRADE);
      venue.told(
          order.symbol(),
          new OrderCanceled(seq, venue.ts(), order.orderId(), reason, order.leavesQty()));
      venue.changed(like(order).cancel(reason));
    }
  }

  private void replace(StoredOrder open) {
    GeneratedMarket market = venue.market(open.symbol());
    long seq = venue.nextSeq();
    StoredOrder order = signed(open);
    if (order.waiting()) {
      replaced(like(order).stopPx(market.price(dice.between(-9, 9))), Priority.KEPT);
    } else if (order.isDark() || dice.percent(50)) {
      replaced(like(order).rests(seq), Priority.LOST);
    } else {
      BigDecimal less = market.qty(market.lots(order.leavesQty()) / 2);
      boolean some = less.signum() > 0;
      replaced(some ? like(order).reduce(less) : like(order), Priority.KEPT);
    }
  }

  private void replaced(OrderBuilder order, Priority priority) {
    StoredOrder now = venue.changed(order);
    venue.told(
        now.symbol(),
        new OrderReplaced(
            venue.seq(),
            venue.ts(),
            now.orderId(),
            now.price(),
            now.waiting() ? now.stopPx() : null,
            now.qty(),
            now.leavesQty(),
            priority));
  }
}
