package dev.matchbook.examples.lobster;

/**
 * What an aggressor took from one order.
 *
 * @param makerOrderId the engine's id of that order
 * @param qty how much
 */
record Fill(long makerOrderId, long qty) {}
