package dev.matchbook.core;

/** Whether a replaced order kept its place in the queue, RULEBOOK §8. */
public enum Priority {
  /** Changed in place. */
  KEPT,
  /** Taken out and entered anew under the same id. */
  LOST
}
