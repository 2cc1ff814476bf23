/** Typed data of EIP-712, encoded and hashed without a doubt about what was meant. */
package dev.matchbook.eip712.typed;
