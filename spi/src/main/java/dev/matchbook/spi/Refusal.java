package dev.matchbook.spi;

/** What is wrong in the text of a store URI, and where. */
final class Refusal {
  private Refusal() {}

  static IllegalArgumentException at(int index, String what, String why) {
    return new IllegalArgumentException(what + ": " + why + " at index " + index);
  }
}
