package dev.matchbook.jmh.flow;

/** A flow of a size known before, while it is being made: numbers its orders 1, 2, 3…. */
final class FlowBuilder {
  private final long[] commands;
  private int size;
  private int orders;

  FlowBuilder(int commands) {
    this.commands = new long[2 * commands];
  }

  /** Adds a limit order and returns its id. */
  int limit(int side, int price, int qty) {
    return order(Flow.LIMIT, side, price, qty);
  }

  /** Adds an IOC order. */
  void ioc(int side, int price, int qty) {
    order(Flow.IOC, side, price, qty);
  }

  /** Adds a cancel. */
  void cancel(int id) {
    add(id, Flow.word(Flow.CANCEL, 0, 0, 0));
  }

  /** The flow, which must be full by now. */
  Flow build(int firstTimed) {
    if (size != commands.length) {
      throw new IllegalStateException("commands: " + size / 2 + " of " + commands.length / 2);
    }
    return new Flow(commands, firstTimed);
  }

  private int order(int kind, int side, int price, int qty) {
    orders++;
    add(orders, Flow.word(kind, side, price, qty));
    return orders;
  }

  private void add(int id, long word) {
    commands[size++] = id;
    commands[size++] = word;
  }
}
