package dev.matchbook.core.oracle;

/**
 * What a random stream is full of, so that each corner of the rulebook is met deeply by some seed.
 * Numbers are percent of the new orders, or of all commands where they say so.
 */
enum Flavour {
  PLAIN(1, 5, 4, 3, 5, 10, 8, 12, 5, 6),
  CONDITIONAL(1, 4, 45, 3, 25, 5, 4, 8, 5, 4),
  CONDITIONAL_DENSE(1, 3, 75, 2, 45, 4, 2, 6, 3, 2),
  TRIGGER(1, 5, 6, 55, 10, 8, 8, 10, 8, 6),
  TRIGGER_CONDITIONAL(1, 4, 35, 35, 25, 5, 6, 8, 6, 4),
  SELF_TRADE(1, 2, 20, 8, 85, 20, 8, 10, 5, 4),
  ICEBERG(1, 4, 5, 5, 15, 65, 8, 12, 5, 8),
  HUGE(1, 3, 20, 10, 25, 15, 5, 10, 5, 5),
  MULTI_MARKET(3, 4, 12, 15, 20, 15, 8, 25, 5, 6),
  EXPIRY(2, 4, 12, 20, 15, 15, 8, 70, 5, 5),
  REPLACE(1, 4, 18, 18, 25, 30, 12, 12, 4, 30),
  CHAOS(3, 3, 25, 25, 40, 25, 15, 20, 25, 12);

  final int markets;
  final int accounts;

  /** {@code allOrNone} or {@code minFillQty}. */
  final int conditional;

  /** Trigger types. */
  final int trigger;

  /** An {@code stp} but NONE. */
  final int stp;

  /** A {@code displayQty}. */
  final int display;

  final int postOnly;

  /** {@code GTD}. */
  final int expiring;

  /** New orders, replaces and marks with something broken. */
  final int broken;

  /** Of all commands: replaces. */
  final int replace;

  Flavour(
      int markets,
      int accounts,
      int conditional,
      int trigger,
      int stp,
      int display,
      int postOnly,
      int expiring,
      int broken,
      int replace) {
    this.markets = markets;
    this.accounts = accounts;
    this.conditional = conditional;
    this.trigger = trigger;
    this.stp = stp;
    this.display = display;
    this.postOnly = postOnly;
    this.expiring = expiring;
    this.broken = broken;
    this.replace = replace;
  }
}
