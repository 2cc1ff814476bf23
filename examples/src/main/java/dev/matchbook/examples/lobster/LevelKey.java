package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;

/**
 * Names a level of the book.
 *
 * @param side whose orders rest there
 * @param price dollars × 10000
 */
record LevelKey(Side side, long price) {}
