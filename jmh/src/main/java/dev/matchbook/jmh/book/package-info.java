/**
 * The books that are measured, ours and others', all behind {@link
 * dev.matchbook.jmh.book.FlowBook}. {@link dev.matchbook.jmh.book.Engines} names and opens them.
 *
 * <p>Each is called as its authors call it where they want it fast, and gives its trades while the
 * call runs, so that every harness costs every book the same.
 */
package dev.matchbook.jmh.book;
