/**
 * The picture of a book for people.
 *
 * <p>A {@link dev.matchbook.examples.book.Session} hears an engine's events and knows what became
 * of each market; its {@link dev.matchbook.examples.book.Ladder} is what is to be seen of one, and
 * a {@link dev.matchbook.examples.book.LadderPicture} draws it with the {@link
 * dev.matchbook.examples.book.Glyphs} and {@link dev.matchbook.examples.book.Paint} that the
 * terminal has.
 */
package dev.matchbook.examples.book;
