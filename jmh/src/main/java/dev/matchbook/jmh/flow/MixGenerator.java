package dev.matchbook.jmh.flow;

/**
 * Makes MIX and DEEP: adds and cancels that hold the book near a number of resting orders around a
 * drifting middle, and takers that fill a few makers each.
 *
 * <p>It plays what it makes to a {@link ReferenceBook} at once, since every draw depends on the
 * book. One use.
 */
final class MixGenerator {
  private static final int DRIFT_COMMANDS = 256;
  private static final double IOC_SHARE = 0.10;
  private static final int MAX_QTY = 100;
  private static final int START = 32768;

  private final MixScale scale;
  private final SplitMix64 random;
  private final FlowBuilder flow;
  private final ReferenceBook book;
  private final LiveOrders live;
  private int middle = START;

  MixGenerator(MixScale scale, long state) {
    this.scale = scale;
    random = new SplitMix64(state);
    flow = new FlowBuilder(scale.commands());
    book = new ReferenceBook(scale.commands());
    live = new LiveOrders(scale.commands());
  }

  Flow generate() {
    for (int i = 0; i < scale.prefill(); i++) {
      add();
    }
    for (int i = 0; i < scale.untimed() + scale.timed(); i++) {
      if (i % DRIFT_COMMANDS == 0) {
        middle += random.below(3) - 1;
      }
      step();
    }
    return flow.build(scale.prefill() + scale.untimed());
  }

  private void step() {
    if (random.unit() < IOC_SHARE) {
      int side = random.below(2);
      if (book.first(1 - side) != ReferenceBook.NONE) {
        take(side);
        return;
      }
    }
    if (live.size() == 0 || random.unit() < addShare()) {
      add();
    } else {
      cancel(live.at(random.below(live.size())));
    }
  }

  private double addShare() {
    double share = 0.5 + 0.5 * (scale.resting() - live.size()) / (0.05 * scale.resting());
    return Math.max(0, Math.min(1, share));
  }

  private void add() {
    int side = random.below(2);
    int distance = distance();
    int price =
        side == 0
            ? Math.min(middle - distance, book.bestAsk() - 1)
            : Math.max(middle + distance, book.bestBid() + 1);
    int qty = 1 + random.below(MAX_QTY);
    int id = flow.limit(side, price, qty);
    book.add(id, side, price, qty);
    live.add(id);
  }

  private int distance() {
    double distance;
    do {
      distance = 1 + Math.floor(-scale.mean() * StrictMath.log(1 - random.unit()));
    } while (distance > scale.cap());
    return (int) distance;
  }

  private void cancel(int id) {
    flow.cancel(id);
    book.remove(id);
    live.remove(id);
  }

  private void take(int side) {
    int last = book.first(1 - side);
    int qty = 0;
    for (int makers = makers(); makers > 1 && book.after(last) != ReferenceBook.NONE; makers--) {
      qty += book.qty(last);
      last = book.after(last);
    }
    int part = 1 + random.below(book.qty(last));
    flow.ioc(side, book.price(last), qty + part);
    int maker = book.first(1 - side);
    while (maker != last) {
      int next = book.after(maker);
      book.remove(maker);
      live.remove(maker);
      maker = next;
    }
    fillLast(last, part);
  }

  private void fillLast(int maker, int qty) {
    if (book.qty(maker) == qty) {
      book.remove(maker);
      live.remove(maker);
    } else {
      book.reduce(maker, qty);
    }
  }

  private int makers() {
    int r = random.below(16);
    if (r < 8) {
      return 1;
    }
    return r < 12 ? 2 : r < 14 ? 3 : r < 15 ? 4 : 5;
  }
}
