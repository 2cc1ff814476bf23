package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Rows with any combination of fields and any value that their records let through. */
final class RandomRows {
  private static final long[] LONGS = {
    Long.MIN_VALUE, -1, 0, 1, 9, 10, Integer.MAX_VALUE, 999_999_999_999_999_999L, Long.MAX_VALUE
  };
  private static final String[] CHARACTERS = {
    "\"",
    "\\",
    "\\u0041",
    "\n",
    "\t",
    "\0",
    "\u001F",
    "\u007F",
    "\u0080",
    "é",
    "€",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "\uFFFD",
    "/",
    " ",
    "{",
    ","
  };

  private final Random random;
  private final RandomEvents events;

  RandomRows(long seed) {
    random = new Random(seed);
    events = new RandomEvents(this);
  }

  Row row() {
    return switch (random.nextInt(15)) {
      case 0, 1, 2 -> new Row.OrderRow(order());
      case 3, 4 -> new Row.TradeRow(trade());
      case 5 -> new Row.MarketRow(market());
      case 6, 7 -> new Row.NonceRow(nonce());
      case 8 -> new Row.AuthorizationRow(authorization());
      case 9 -> new Row.CheckpointRow(checkpoint());
      case 10 -> new Row.SettlementRow(settlement());
      case 11 -> new Row.SettlementBatchRow(events.batch());
      case 12, 13 -> new Row.AuditRow(events.audit());
      default -> new Row.RemovedRow(number());
    };
  }

  StoredOrder order() {
    OrdStatus status = of(OrdStatus.values());
    boolean waiting = status.isOpen() && chance();
    boolean allOrNone = chance();
    BigDecimal price = maybe();
    BigDecimal stopPx = maybe();
    BigDecimal trailOffset = maybe();
    BigDecimal qty = amount();
    BigDecimal leavesQty = status.isOpen() ? positive() : zero();
    BigDecimal displayQty = chance() ? null : chance() ? zero() : amount();
    BigDecimal minFillQty = maybe();
    BigDecimal noFill = RowDefaults.grossTradeAmt(price, stopPx, trailOffset, qty);
    BigDecimal shown = RowDefaults.shownQty(leavesQty, waiting, displayQty, minFillQty, allOrNone);
    long orderId = fromOne();
    return new StoredOrder(
        orderId,
        fromOne(),
        chance() ? text() : null,
        text(),
        text(),
        of(Side.values()),
        of(OrdType.values()),
        of(TimeInForce.values()),
        of(SelfTradePrevention.values()),
        status,
        chance() ? of(CancelReason.values()) : null,
        price,
        stopPx,
        trailOffset,
        qty,
        leavesQty,
        amount(),
        noFill != null && chance() ? noFill : amount(),
        displayQty,
        chance() ? shown : chance() ? zero() : chance() ? leavesQty : amount(),
        minFillQty,
        allOrNone,
        chance(),
        chance() ? number() : null,
        waiting,
        chance() ? 0 : number(),
        number(),
        number(),
        chance() ? whole() : null,
        chance() && orderId > 1 ? (Long) (orderId - 1) : null);
  }

  StoredSettlement settlement() {
    SettlementState[] states = {
      SettlementState.PENDING,
      SettlementState.SETTLING,
      SettlementState.SETTLED,
      SettlementState.BUSTED
    };
    Trade trade = trade();
    long seq = Math.max(trade.seq(), number());
    return new StoredSettlement(trade, seq, number(), of(states), chance() ? 0 : fromOne());
  }

  StoredNonce nonce() {
    return new StoredNonce(text(), of(StoredNonce.Kind.values()), whole(), whole(), fromOne());
  }

  StoredAuthorization authorization() {
    return new StoredAuthorization(
        fromOne(),
        fromOne(),
        String.format("%064x", new BigInteger(Authorization.NONCE_BITS, random)),
        printable(Authorization.MAX_SIGNATURE),
        chance() ? printable(Authorization.MAX_MESSAGE) : null);
  }

  /** Mostly short. */
  private String printable(int most) {
    int length = random.nextInt(200) == 0 ? most : 1 + random.nextInt(50);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      boolean strange = random.nextInt(8) == 0;
      text.append(strange ? (chance() ? '"' : '\\') : (char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }

  /** From 0 to 2^256 − 1, of any length. */
  private BigInteger whole() {
    return new BigInteger(random.nextInt(Authorization.NONCE_BITS + 1), random);
  }

  Trade trade() {
    return new Trade(
        number(),
        number(),
        number(),
        text(),
        signed(),
        signed(),
        of(Side.values()),
        number(),
        number(),
        text(),
        text(),
        signed(),
        signed(),
        signed(),
        signed());
  }

  MarketState market() {
    BigDecimal lotSize = BigDecimal.valueOf(1 + random.nextInt(1000), random.nextInt(19));
    BigDecimal minQty = chance() ? null : lotSize;
    BigDecimal maxQty = chance() ? null : lotSize.multiply(BigDecimal.valueOf(1000));
    return new MarketState(
        random.nextInt() & Integer.MAX_VALUE,
        new AddMarket(
            chance() ? 0 : number() & Long.MAX_VALUE,
            "AZaz09.-_/:".substring(random.nextInt(11)),
            BigDecimal.valueOf(1 + random.nextInt(1000), random.nextInt(19)),
            lotSize,
            minQty,
            maxQty,
            rate(0),
            rate(0),
            rate(-1),
            rate(0),
            random.nextInt(19),
            random.nextInt(1001),
            of(SettlementPolicy.values()),
            chance()),
        of(MarketStatus.values()),
        chance() ? signed() : null,
        chance() ? signed() : null);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(
        number() & Long.MAX_VALUE,
        number() & Long.MAX_VALUE,
        number() & Long.MAX_VALUE,
        number() & Long.MAX_VALUE,
        number() & Long.MAX_VALUE);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      boolean strange = random.nextInt(12) == 0;
      text.append(strange ? of(CHARACTERS) : (char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }

  private BigDecimal rate(int from) {
    if (chance()) {
      return null;
    }
    int scale = random.nextInt(9);
    BigDecimal one = BigDecimal.ONE.setScale(scale);
    BigDecimal part = new BigDecimal(BigInteger.valueOf(random.nextInt(10)), scale);
    return from < 0 && chance() ? part.min(one).negate() : part.min(one);
  }

  BigDecimal signed() {
    return chance() ? amount() : amount().negate();
  }

  BigDecimal maybe() {
    return chance() ? amount() : null;
  }

  private BigDecimal positive() {
    BigDecimal amount = amount();
    return amount.signum() > 0 ? amount : BigDecimal.valueOf(1, amount.scale());
  }

  private BigDecimal zero() {
    return BigDecimal.valueOf(0, random.nextInt(19));
  }

  BigDecimal amount() {
    return switch (random.nextInt(10)) {
      case 0 -> zero();
      case 1 -> BigDecimal.valueOf(of(LONGS) & Long.MAX_VALUE, random.nextInt(19));
      case 2 -> new BigDecimal(new BigInteger(random.nextInt(320), random), random.nextInt(37));
      default -> BigDecimal.valueOf(random.nextLong() >>> 1 + random.nextInt(63), scale());
    };
  }

  private int scale() {
    return random.nextInt(random.nextInt(20) == 0 ? LineBuffer.MAX_DIGITS : 19);
  }

  long fromOne() {
    return Math.max(1, number() & Long.MAX_VALUE);
  }

  long number() {
    return chance() ? of(LONGS) : random.nextLong() >> random.nextInt(64);
  }

  private long of(long[] values) {
    return values[random.nextInt(values.length)];
  }

  <T> T of(T[] values) {
    return values[random.nextInt(values.length)];
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance() {
    return random.nextBoolean();
  }
}
