package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Truth;

/** A book's trades are not what the flow's must be: its time means nothing. */
public final class WrongTrades extends Exception {
  private static final long serialVersionUID = 1;

  WrongTrades(FlowName flow, String engine, Truth expected, Truth found) {
    super(flow + ", " + engine + ": expected " + expected + "; found " + found);
  }
}
