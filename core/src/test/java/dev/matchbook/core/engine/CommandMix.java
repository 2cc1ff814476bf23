package dev.matchbook.core.engine;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/**
 * An endless mix of commands of every kind on a market with prices and quantities of 8 decimals,
 * drawn beforehand into primitive arrays: doing it allocates nothing but what the engine does.
 *
 * <p>Orders older than {@code maxAge} newer ones are canceled, so that the engine stays as full.
 */
final class CommandMix {
  private static final int DRAWS = 1 << 18;
  private static final int IDS = 1 << 16;
  private static final int ACCOUNTS = 64;
  private static final long TICK = 1_000_000;
  private static final long LOT = 100_000;
  private static final long MIDDLE = 6_500_000_000_000L;
  private static final SelfTradePrevention[] STPS = SelfTradePrevention.values();

  private final MatchingEngine engine;
  private final Market market;
  private final OrderEntry order = new OrderEntry();
  private final ReplaceEntry change = new ReplaceEntry();
  private final long[] draws = new long[DRAWS];
  private final String[] clOrdIds = new String[IDS];
  private final long[] qtys = new long[IDS];
  private final Account[] accounts = new Account[ACCOUNTS];
  private final int drift;
  private long bits;
  private long lastId;
  private long sweptId;
  private long ts;
  private long middle = MIDDLE;

  /**
   * A mix of its own.
   *
   * @param drift by how many ticks at most the middle of the prices moves in a thousand commands
   */
  CommandMix(MatchingEngine engine, long seed, int drift) {
    this.engine = engine;
    this.drift = drift;
    engine.addMarket(
        new AddMarket(
            0,
            "BTC/EUR",
            BigDecimal.valueOf(TICK, 8),
            BigDecimal.valueOf(LOT, 8),
            null,
            null,
            new BigDecimal("0.5"),
            new BigDecimal("0.02"),
            new BigDecimal("-0.0001"),
            new BigDecimal("0.00075"),
            8,
            1000));
    market = engine.market("BTC/EUR");
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      draws[i] = random.nextLong();
    }
    for (int i = 0; i < IDS; i++) {
      clOrdIds[i] = "host-id-" + i;
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts[i] = engine.account("account-" + i);
    }
  }

  /** Enters that many orders that rest or wait: an engine fuller than it will be again. */
  void fill(int orders) {
    for (int i = 0; i < orders; i++) {
      bits = draws[i & DRAWS - 1];
      ts++;
      enter(290 + (int) (take(16) % 410));
    }
  }

  /** Does that many commands; no order becomes older than {@code maxAge} newer ones. */
  void run(int commands, int maxAge) {
    for (int i = 0; i < commands; i++) {
      bits = draws[i & DRAWS - 1];
      ts++;
      if (drift > 0 && i % 1000 == 0) {
        middle += (take(16) % (2 * drift + 1) - drift) * TICK;
      }
      if (lastId - sweptId > maxAge) {
        engine.cancel(ts, ++sweptId, null, null);
      } else {
        next(take(10));
      }
    }
  }

  private long take(int count) {
    long taken = bits & (1L << count) - 1;
    bits = bits >>> count | bits << Long.SIZE - count;
    return taken;
  }

  private void next(long roll) {
    if (roll < 700) {
      enter((int) roll);
    } else if (roll < 800) {
      cancel();
    } else if (roll < 1000) {
      replace();
    } else if (roll < 1010) {
      engine.depth(ts, market.symbol(), 10);
    } else if (roll < 1015) {
      engine.mark(ts, market.symbol(), middle);
    } else if (roll < 1019) {
      engine.status(ts, market.symbol(), MarketStatus.HALTED);
      engine.status(ts, market.symbol(), MarketStatus.OPEN);
    } else if (roll < 1021) {
      engine.massCancel(ts, account().name(), null, null);
    } else {
      engine.time(ts += 50);
    }
  }

  private Account account() {
    return accounts[(int) take(6)];
  }

  private void enter(int roll) {
    Side side = take(1) == 0 ? Side.BUY : Side.SELL;
    order
        .reset()
        .market(market)
        .account(account())
        .side(side)
        .qty((1 + take(roll < 400 ? 5 : 8)) * LOT);
    order.price(price(side, roll < 250 ? -150 : 40));
    if (roll < 250) {
      order.tif(roll < 220 ? TimeInForce.IOC : TimeInForce.FOK).stp(STPS[roll % STPS.length]);
    } else if (roll < 290) {
      order.ordType(OrdType.MARKET).price(OrderEntry.NONE);
    } else if (roll < 400) {
      trigger(roll, side);
    } else if (roll < 480) {
      order.displayQty(Math.min(order.qty, (1 + take(4)) * LOT));
    } else if (roll < 520) {
      order.displayQty(0).postOnly(true);
    } else if (roll < 540) {
      order.allOrNone(roll % 2 == 0);
      order.minFillQty(roll % 2 == 0 ? OrderEntry.NONE : Math.min(order.qty, 16 * LOT));
    } else if (roll < 600) {
      order.tif(TimeInForce.GTD).expireTs(ts + 1 + take(14));
    } else {
      order.stp(SelfTradePrevention.DECREMENT);
    }
    order.clOrdId(roll % 4 == 0 ? null : clOrdIds[(int) (lastId + 1) & IDS - 1]);
    if (roll >= 690) {
      order.qty++;
    }
    long qty = order.qty;
    lastId = engine.newOrder(ts, order);
    qtys[(int) lastId & IDS - 1] = qty;
  }

  private void trigger(int roll, Side side) {
    long away = (1 + take(6)) * TICK;
    long stopPx = side == Side.BUY ? middle + away : middle - away;
    switch (roll % 4) {
      case 0 -> order.ordType(OrdType.STOP).price(OrderEntry.NONE).stopPx(stopPx);
      case 1 -> order.ordType(OrdType.STOP_LIMIT).stopPx(stopPx);
      case 2 -> order.ordType(OrdType.TAKE_PROFIT_LIMIT).stopPx(2 * middle - stopPx);
      default ->
          order
              .ordType(OrdType.TRAILING_STOP)
              .price(OrderEntry.NONE)
              .stopPx(stopPx)
              .trailOffset(away);
    }
  }

  /** Up to 511 ticks behind the middle; that many of them before it where {@code from} is below. */
  private long price(Side side, long from) {
    long ticks = from + (take(9) * take(9) >> 9);
    return side == Side.BUY ? middle - ticks * TICK : middle + ticks * TICK;
  }

  private void cancel() {
    long id = lastId - take(12);
    if (take(1) == 0) {
      engine.cancel(ts, id, null, null);
    } else {
      String clOrdId = clOrdIds[(int) id & IDS - 1];
      engine.cancel(ts, MatchingEngine.NO_ORDER_ID, account().name(), clOrdId);
    }
  }

  private void replace() {
    long id = Math.max(1, lastId - take(13));
    long qty = qtys[(int) id & IDS - 1];
    change.reset();
    switch ((int) take(2)) {
      case 0 -> change.qty(qty + 5 * LOT);
      case 1 -> change.price(price(take(1) == 0 ? Side.BUY : Side.SELL, 0));
      default -> change.qty(Math.max(LOT, qty - (1 + take(3)) * LOT));
    }
    engine.replace(ts, id, null, null, change);
  }
}
