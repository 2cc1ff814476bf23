package dev.matchbook.eip712.signature;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 with the padding of Ethereum, which is not that of SHA-3. */
final class Keccak256 {
  private Keccak256() {}

  static byte[] hash(byte[] input) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(input, 0, input.length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }
}
