/**
 * Layers of stores: caches above a system of record, logs beside it.
 *
 * <p>{@link dev.matchbook.composite.CompositeStore} is the store, {@link
 * dev.matchbook.composite.CompositeSettings} and {@link dev.matchbook.composite.LayerSettings} say
 * of what, {@link dev.matchbook.composite.LayerFigures} how each layer fares.
 *
 * <p><b>Everything is a comparison of sequence numbers.</b> A layer's checkpoint says how far it
 * has come. What is acknowledged has one too. A layer whose answer was given at or after that is
 * current; one that is before it has to be given what changed since; one that is after it, or at
 * another place of it, is of another history.
 *
 * <p><b>What other processes see</b> that read the stores of the layers themselves. In the system
 * of record: whole batches, everything that was acknowledged, and perhaps one batch that is about
 * to be. In a Redis that is a cache: whole batches too, never anything that the system of record
 * has not; by default some milliseconds behind an acknowledgement, more where it is slow or was
 * out; its {@code head} says how far it is. While it is caught up or filled its rows may be newer
 * than its head, and some may be missing until the head moves. A log may have a batch that was
 * never acknowledged, at its end, after a crash: at the next opening that one is in the system of
 * record too.
 */
package dev.matchbook.composite;
