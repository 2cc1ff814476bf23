/**
 * The published order flow of flash1: its file, its report stream and its measurement.
 *
 * <p>{@link dev.matchbook.jmh.flash.MessageFile} reads a file into {@link
 * dev.matchbook.jmh.flash.Messages}. {@link dev.matchbook.jmh.flash.Replay} gives them to a book,
 * one after the other; {@link dev.matchbook.jmh.flash.ReportWriter} puts what the book answers into
 * a {@link dev.matchbook.jmh.flash.ReportRing}, from which another thread, a {@link
 * dev.matchbook.jmh.flash.Drain}, takes it. What that thread does with a report is the pass's
 * purpose: {@link dev.matchbook.jmh.flash.ReportHash} makes the text and its SHA-256, {@link
 * dev.matchbook.jmh.flash.Checksum} folds it so that nothing is optimised away. All passes and all
 * books run the same code up to and including the ring.
 */
package dev.matchbook.jmh.flash;
