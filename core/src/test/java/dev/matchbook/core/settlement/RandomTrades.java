package dev.matchbook.core.settlement;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trades with the next ids and otherwise whatever a leaf can hold. */
final class RandomTrades {
  private final Random random;
  private long tradeId;

  RandomTrades(Random random) {
    this.random = random;
  }

  List<Trade> list(int size) {
    List<Trade> trades = new ArrayList<>();
    while (trades.size() < size) {
      trades.add(next());
    }
    return trades;
  }

  Trade next() {
    return new Trade(
        whole(),
        whole(),
        ++tradeId,
        text('A', 26, 32),
        amount(256),
        amount(256),
        random.nextBoolean() ? Side.BUY : Side.SELL,
        whole(),
        whole(),
        text(' ', 95, 64),
        text(' ', 95, 64),
        amount(60),
        amount(60),
        fee(),
        fee());
  }

  private long whole() {
    return random.nextLong() >>> 1 + random.nextInt(63);
  }

  private String text(char first, int count, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(most); text.length() < length; ) {
      text.append((char) (first + random.nextInt(count)));
    }
    return text.toString();
  }

  private BigDecimal amount(int mostBits) {
    return new BigDecimal(digits(mostBits), random.nextInt(19));
  }

  /** With room for the digits that the other fee's decimals may add. */
  private BigDecimal fee() {
    BigInteger digits = digits(190);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(19));
  }

  private BigInteger digits(int mostBits) {
    return new BigInteger(random.nextInt(mostBits + 1), random);
  }
}
