/**
 * What an engine's markets, prices and orders weigh, measured as heap used after garbage
 * collection. See {@link dev.matchbook.jmh.Footprint}.
 */
package dev.matchbook.jmh.footprint;
