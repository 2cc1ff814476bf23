package dev.matchbook.store.file;

/** What goes wrong with an operation of a {@link FaultDisk}. */
enum Fault {
  /** Nothing: the disk forces nothing, which is quick. */
  NONE,
  /** It does nothing and fails. */
  ERROR,
  /** It is done and fails all the same. */
  LATE_ERROR,
  /** A write does a part of it and fails; another operation fails. */
  TORN_WRITE,
  /** From now on everything fails, the first write after a part of it: no space is left. */
  DEAD,
  /** From now on each write writes less than it was asked to, as it may. */
  SHORT_WRITES,
  /** An operation fails with something that is no I/O error. */
  BUG;

  boolean isLasting() {
    return this == DEAD || this == SHORT_WRITES;
  }

  boolean failsOnce() {
    return this == ERROR || this == LATE_ERROR || this == TORN_WRITE;
  }
}
