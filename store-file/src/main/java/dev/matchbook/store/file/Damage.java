package dev.matchbook.store.file;

/**
 * Where a segment stops being what was written.
 *
 * @param line the line, from 1
 * @param what is wrong with it
 * @param isTail whether a crash explains it: a batch that was never finished, at the end
 */
record Damage(long line, String what, boolean isTail) {}
