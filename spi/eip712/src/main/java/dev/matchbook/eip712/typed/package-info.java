/**
 * Typed data of EIP-712, encoded and hashed without a doubt about what was meant.
 *
 * <p>A host declares its struct types once as {@link dev.matchbook.eip712.typed.TypedDataTypes},
 * its domain as {@link dev.matchbook.eip712.typed.Domain}, and hashes orders by position with a
 * {@link dev.matchbook.eip712.typed.StructHasher}, one for each thread. Whole documents, as {@code
 * eth_signTypedData_v4} takes them, are read by {@link dev.matchbook.eip712.typed.TypedDataJson}
 * into {@link dev.matchbook.eip712.typed.TypedData}.
 *
 * <p>A document brings its own types and its own domain. That its digest was signed says nothing
 * until a host has compared {@link dev.matchbook.eip712.typed.TypedDataTypes#typeHash} of the
 * primary type and {@link dev.matchbook.eip712.typed.TypedData#domainSeparator} with its own.
 *
 * <p>What is not exactly as the types say is refused with {@link
 * dev.matchbook.eip712.typed.TypedDataException}, which names the field. All input is bounded by
 * {@link dev.matchbook.eip712.typed.TypedDataLimits}.
 */
package dev.matchbook.eip712.typed;
