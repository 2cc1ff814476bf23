package dev.matchbook.composite.model;

import dev.matchbook.core.store.StoredNonce;
import java.math.BigInteger;

/** What a nonce is known by. */
record NonceKey(String account, StoredNonce.Kind kind, BigInteger key) {
  static NonceKey of(StoredNonce row) {
    return new NonceKey(row.account(), row.kind(), row.key());
  }
}
