/**
 * Keccak-256, the hash of Ethereum: what signatures of orders and proofs of trades are made of.
 *
 * <p>It is not SHA3-256 of the JDK, which pads differently. Depends on nothing else here.
 */
package dev.matchbook.core.hash;
