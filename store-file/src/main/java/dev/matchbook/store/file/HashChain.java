package dev.matchbook.store.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 chained from batch to batch: each hash is over the one before and the batch's bytes, so
 * that nothing can be changed, taken out or put in without all that follows being wrong.
 */
final class HashChain {
  /** What the first segment goes on from. */
  static final String START = "0".repeat(64);

  private final MessageDigest digest;
  private byte[] value;
  private byte[] kept;

  /** A chain that goes on from a hash, in hex. */
  HashChain(String from) {
    value = HexFormat.of().parseHex(from);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    digest.update(value);
    kept = value;
  }

  HashChain add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return this;
  }

  /** Ends a batch; returns the hash in hex. */
  String end() {
    value = digest.digest();
    digest.update(value);
    return value();
  }

  /** What ended since the last call is on disk. */
  void keep() {
    kept = value;
  }

  /** What ended since the last {@link #keep} is not on disk: goes back there. */
  void back() {
    value = kept;
    digest.reset();
    digest.update(value);
  }

  /** The hash of the last batch that ended, in hex. */
  String value() {
    return HexFormat.of().formatHex(value);
  }
}
