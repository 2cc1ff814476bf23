package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;

/**
 * One row of the message file.
 *
 * @param timePicos picoseconds after midnight
 * @param type what happened
 * @param id the exchange's order id
 * @param size how much was entered, taken off or executed
 * @param price dollars × 10000
 * @param side the side of the resting order
 */
record Message(long timePicos, MessageType type, long id, long size, long price, Side side) {

  LevelKey level() {
    return new LevelKey(side, price);
  }
}
