package dev.matchbook.eip712;

import dev.matchbook.eip712.signature.Address;

/**
 * Answers for accounts that are contracts, as ERC-1271 says: {@code isValidSignature(digest,
 * signature)} of the account, with the magic value for an answer. Off unless a host gives one.
 *
 * <p>Asked where a signature is not one of the account's own key. All commands behind it wait for
 * the answer: a host should answer from what it knows, not by a call to a node. What a contract
 * finds good today it may not tomorrow: who settles asks again.
 */
@FunctionalInterface
public interface ContractSignatures {

  /**
   * Whether the account's contract finds the signature good. Several threads ask at once; what it
   * throws counts as no.
   *
   * @param account whose contract
   * @param digest 32 bytes, a copy
   * @param signature any bytes, at most {@link SignedMessage#MAX_SIGNATURE_BYTES}, a copy
   */
  boolean isValidSignature(Address account, byte[] digest, byte[] signature);
}
