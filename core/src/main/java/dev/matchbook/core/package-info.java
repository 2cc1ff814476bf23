/**
 * The words of the engine: sides, order types, times in force, reasons.
 *
 * <p>All of them are FIX 5.0 SP2 words where FIX has one; RULEBOOK paragraphs are given where a
 * meaning is ours. Commands are in {@link dev.matchbook.core.command}, events in {@link
 * dev.matchbook.core.event}, the engine in {@link dev.matchbook.core.engine}.
 */
package dev.matchbook.core;
