package dev.matchbook.eip712.signature;

import dev.matchbook.core.hash.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * A key that signs, for tests and tools: a number d with {@code 0 < d < n}.
 *
 * <p>It is no wallet: the number stays in memory in the clear. {@link #toString} does not show it.
 * Values are immutable and may be shared between threads.
 */
public final class PrivateKey {
  private final BigInteger d;
  private final Address address;

  private PrivateKey(byte[] bytes) {
    d = Secp256k1.number(bytes);
    address = Address.ofPublicKey(Secp256k1.coordinates(timesG(d)));
  }

  /**
   * A new key.
   *
   * @param random that the key is as secret as
   */
  public static PrivateKey random(SecureRandom random) {
    byte[] bytes = new byte[32];
    do {
      random.nextBytes(bytes);
    } while (!Secp256k1.isScalar(bytes));
    return new PrivateKey(bytes);
  }

  /**
   * A key from its number.
   *
   * @param bytes 32, big end first; copied
   * @throws IllegalArgumentException if they are not 32, or the number is not in 1..n-1
   */
  public static PrivateKey of(byte[] bytes) {
    if (bytes == null || bytes.length != 32 || !Secp256k1.isScalar(bytes)) {
      throw new IllegalArgumentException("private key must be 32 bytes, a number in 1..n-1");
    }
    return new PrivateKey(bytes);
  }

  /**
   * Reads {@code 0x} and 64 hex digits.
   *
   * @param hex of the key
   * @throws IllegalArgumentException for any other text or a number not in 1..n-1; the message does
   *     not quote it
   */
  public static PrivateKey parse(String hex) {
    if (hex == null || !hex.startsWith("0x") || hex.length() != 66) {
      throw new IllegalArgumentException("private key must be 0x and 64 hex digits");
    }
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex, 2, hex.length());
    } catch (IllegalArgumentException notHex) { // whose message quotes the key: no cause
      throw new IllegalArgumentException("private key must be 0x and 64 hex digits");
    }
    return of(bytes);
  }

  /**
   * The key that everybody gets from the same words: their Keccak-256, hashed on until it is in
   * range. For tests only: {@code fromSeed("cow")} is the key of the examples of EIP-712.
   *
   * @param seed any text
   */
  public static PrivateKey fromSeed(String seed) {
    byte[] bytes = Keccak256.of(seed.getBytes(StandardCharsets.UTF_8));
    while (!Secp256k1.isScalar(bytes)) {
      bytes = Keccak256.of(bytes);
    }
    return new PrivateKey(bytes);
  }

  /** The account of this key. */
  public Address address() {
    return address;
  }

  /** The secret itself, 32 bytes, big end first; a copy. */
  public byte[] bytes() {
    return Secp256k1.bytes(d);
  }

  /**
   * Signs a digest: the same digest gives the same signature (RFC 6979 with SHA-256, s at most
   * n/2).
   *
   * @param digest 32 bytes; not kept, not changed
   * @throws IllegalArgumentException if the digest has not 32 bytes
   */
  public EcdsaSignature sign(byte[] digest) {
    Secp256k1.requireDigest(digest);
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(Secp256k1.N, d, digest);
    while (true) {
      EcdsaSignature signature = sign(Secp256k1.number(digest), nonces.nextK());
      if (signature != null) {
        return signature;
      }
    }
  }

  /** The signature with this nonce, null where r or s is out of range: then the next is asked. */
  private EcdsaSignature sign(BigInteger z, BigInteger k) {
    ECPoint point = timesG(k);
    BigInteger r = point.getAffineXCoord().toBigInteger();
    BigInteger kInverse = BigIntegers.modOddInverse(Secp256k1.N, k);
    BigInteger s = kInverse.multiply(z.add(r.multiply(d))).mod(Secp256k1.N);
    boolean odd = point.getAffineYCoord().testBitZero();
    if (s.compareTo(Secp256k1.HALF_N) > 0) {
      s = Secp256k1.N.subtract(s);
      odd = !odd;
    }
    byte[] bytes = new byte[65];
    System.arraycopy(Secp256k1.bytes(r), 0, bytes, 0, 32);
    System.arraycopy(Secp256k1.bytes(s), 0, bytes, 32, 32);
    bytes[64] = (byte) (odd ? 1 : 0);
    try {
      return EcdsaSignature.parse(bytes);
    } catch (InvalidSignatureException outOfRange) {
      return null;
    }
  }

  private static ECPoint timesG(BigInteger scalar) {
    return new FixedPointCombMultiplier().multiply(Secp256k1.G, scalar).normalize();
  }

  /** The address, never the key. */
  @Override
  public String toString() {
    return "PrivateKey of " + address;
  }
}
