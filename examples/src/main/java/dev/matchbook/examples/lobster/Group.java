package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The executions that one aggressor caused: a run of messages of displayed executions with the same
 * time and direction. Hidden executions between them are skipped, any other message ends the run.
 *
 * @param last index of the last execution among the day's messages
 * @param makerSide the side of the orders that were hit
 * @param qty the sum of their executions, above 0
 * @param limit the worst price among them
 * @param makers the file's ids of the orders that were hit, one per execution
 */
record Group(int last, Side makerSide, long qty, long limit, List<Long> makers) {

  /** The group that begins with the execution at index {@code first}. */
  static Group startingAt(List<Message> day, int first) {
    Message start = day.get(first);
    List<Long> makers = new ArrayList<>();
    long qty = 0;
    long limit = start.price();
    int last = first;
    for (int i = first; i < day.size() && continues(start, day.get(i)); i++) {
      Message message = day.get(i);
      if (message.type() == MessageType.EXECUTION) {
        makers.add(message.id());
        qty += message.size();
        limit = worse(start.side(), limit, message.price());
        last = i;
      }
    }
    return new Group(last, start.side(), qty, limit, makers);
  }

  private static boolean continues(Message start, Message next) {
    return next.type() == MessageType.HIDDEN_EXECUTION
        || next.type() == MessageType.EXECUTION
            && next.timePicos() == start.timePicos()
            && next.side() == start.side();
  }

  private static long worse(Side makerSide, long a, long b) {
    return makerSide == Side.BUY ? Math.min(a, b) : Math.max(a, b);
  }

  /** Whether the aggressor trades at that price. */
  boolean reaches(long price) {
    return worse(makerSide, price, limit) == limit;
  }

  /** Whether these are the orders that were hit, in this order; an unnamed one equals none. */
  boolean hasMakers(List<RestingOrder> found) {
    if (found.size() != makers.size()) {
      return false;
    }
    for (int i = 0; i < makers.size(); i++) {
      if (!found.get(i).isOrder(makers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
