package dev.matchbook.jmh.flow;

/** Makes MATCH and SWEEP, which need no book to be made. */
final class PlainGenerators {
  private static final int MIDDLE = 32768;
  private static final int MAX_QTY = 100;
  private static final int SPREAD = 50;
  private static final int MAKERS = 100;
  private static final int LEVELS = 10;

  private PlainGenerators() {}

  static Flow match(int pairs, long state) {
    SplitMix64 random = new SplitMix64(state);
    FlowBuilder flow = new FlowBuilder(Math.multiplyExact(2, pairs));
    for (int i = 0; i < pairs; i++) {
      int side = random.below(2);
      int price = MIDDLE + random.below(2 * SPREAD + 1) - SPREAD;
      int qty = 1 + random.below(MAX_QTY);
      flow.limit(side, price, qty);
      flow.ioc(1 - side, price, qty);
    }
    return flow.build(0);
  }

  static Flow sweep(int rounds, long state) {
    SplitMix64 random = new SplitMix64(state);
    FlowBuilder flow = new FlowBuilder(Math.multiplyExact(MAKERS + 1, rounds));
    for (int round = 0; round < rounds; round++) {
      int side = random.below(2);
      int away = side == 0 ? -1 : 1;
      int sum = 0;
      for (int i = 0; i < MAKERS; i++) {
        int qty = 1 + random.below(MAX_QTY);
        flow.limit(side, MIDDLE + away * (i % LEVELS), qty);
        sum += qty;
      }
      flow.ioc(1 - side, MIDDLE + away * (LEVELS - 1), sum);
    }
    return flow.build(0);
  }
}
