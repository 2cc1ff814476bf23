/** Signatures over secp256k1 as Ethereum uses them, checked before any arithmetic. */
package dev.matchbook.eip712.signature;
