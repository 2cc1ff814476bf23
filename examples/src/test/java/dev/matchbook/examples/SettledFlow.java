package dev.matchbook.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lines for a market that settles: limit orders of six accounts, some of them IOC, some cancels.
 * The i-th line that is an order has the {@code clOrdId} {@code ci}.
 */
record SettledFlow(List<String> lines, int orders) {
  private static final int ACCOUNTS = 6;

  static SettledFlow of(long seed, int count) {
    Random dice = new Random(seed);
    List<String> lines = new ArrayList<>();
    lines.add(
        "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"1\",\"lotSize\":\"1\","
            + "\"settlement\":\"REENTER\"}");
    int orders = 0;
    while (lines.size() < count) {
      if (orders > 0 && dice.nextInt(10) == 0) {
        lines.add("{\"cmd\":\"cancel\",\"orderId\":%d}".formatted(1 + dice.nextInt(orders)));
      } else {
        lines.add(order(dice, ++orders));
      }
    }
    return new SettledFlow(List.copyOf(lines), orders);
  }

  private static String order(Random dice, int number) {
    return ("{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"a%d\",\"side\":\"%s\","
            + "\"ordType\":\"LIMIT\",\"qty\":\"%d\",\"price\":\"%d\",\"clOrdId\":\"c%d\"%s}")
        .formatted(
            dice.nextInt(ACCOUNTS),
            dice.nextBoolean() ? "BUY" : "SELL",
            1 + dice.nextInt(9),
            98 + dice.nextInt(5),
            number,
            dice.nextInt(8) == 0 ? ",\"tif\":\"IOC\"" : "");
  }
}
