/**
 * Signatures over secp256k1 as Ethereum uses them, checked before any arithmetic.
 *
 * <p>Bytes become an {@link dev.matchbook.eip712.signature.EcdsaSignature} or are refused by {@link
 * dev.matchbook.eip712.signature.InvalidSignatureException}; a {@link
 * dev.matchbook.eip712.signature.SignerRecovery} tells the {@link
 * dev.matchbook.eip712.signature.Address} that made it for a digest of 32 bytes:
 *
 * <pre>{@code
 * EcdsaSignature signature = EcdsaSignature.parse("0x4355…1c");
 * Address signer = SignerRecovery.best().recover(digest, signature);
 * }</pre>
 *
 * <p>{@link dev.matchbook.eip712.signature.SignerRecovery#best()} is libsecp256k1 when {@code
 * fr.acinq.secp256k1:secp256k1-kmp-jni-jvm} is on the class path (two of its jars share a package,
 * so the module path is no place for them), and Java otherwise. What one accepts the other accepts.
 *
 * <p>Addresses and keys that a host gives wrongly are {@link IllegalArgumentException}; only what
 * comes from a signer is the checked exception.
 */
package dev.matchbook.eip712.signature;
