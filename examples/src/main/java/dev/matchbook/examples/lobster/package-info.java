/**
 * Replays a day of NASDAQ order flow in LOBSTER's format and checks the book against the exchange's
 * own after every message.
 *
 * <p>{@link dev.matchbook.examples.lobster.LobsterReplay} is the way in. The files are read twice:
 * a first pass over the {@link dev.matchbook.examples.lobster.ReferenceBook} notes which orders
 * stand behind quantity that nobody named yet, the second pass puts them in their places and keeps
 * the engine's book in step with it. Every aggressor of the day then meets the engine as one
 * immediate-or-cancel order, and the makers it finds are compared with the file's.
 */
package dev.matchbook.examples.lobster;
