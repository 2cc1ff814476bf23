package dev.matchbook.examples.settlement;

import dev.matchbook.core.Fault;
import java.util.List;

/** A batch of trades as a simulated chain has it. */
final class ChainBatch {
  /** Where it is. */
  enum Place {
    /** It was taken, and waits for a block. */
    POOL,
    /** In a block. */
    BLOCK,
    /** Its block was reorganised away, and nobody knows it any more: it may be given again. */
    GONE,
    /** It never settles. */
    FAILED
  }

  final String key;
  final String root;
  final List<Long> trades;
  Place place = Place.GONE;

  /** How often it was given; each time it has another transaction. */
  int submissions;

  /** In which block it is; the one after which it may get into one, where it waits for it. */
  long block;

  /** Its block is reorganised away when it is so deep; not durable, as bad luck is not. */
  int lostAt;

  String error;
  Fault fault;

  ChainBatch(String key, String root, List<Long> trades) {
    this.key = key;
    this.root = root;
    this.trades = trades;
  }
}
