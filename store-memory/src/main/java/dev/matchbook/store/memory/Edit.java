package dev.matchbook.store.memory;

/**
 * One write that is going on: the parts it made itself it may change in place, all others it copies
 * first. Whoever publishes what it made lets go of it, so nothing published ever changes.
 */
final class Edit {}
