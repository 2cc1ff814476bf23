package dev.matchbook.eip712.typed;

import dev.matchbook.core.hash.Keccak256;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One message with its types and its domain, checked and hashed: what {@code eth_signTypedData_v4}
 * signs. {@code digest = keccak256(0x1901 || domainSeparator || structHash)}. Immutable, safe for
 * use by several threads.
 */
public final class TypedData {
  static final byte PREFIX_0 = 0x19;
  static final byte PREFIX_1 = 0x01;

  private final TypedDataTypes types;
  private final String primaryType;
  private final Map<String, Object> domain;
  private final Map<String, Object> message;
  private final byte[] domainSeparator;
  private final byte[] structHash;
  private final byte[] digest;
  private final String signature;

  /** Checks and hashes; message null means that there is none. */
  TypedData(
      TypedDataTypes types,
      String primaryType,
      Map<String, ?> domain,
      Map<String, ?> message,
      String signature)
      throws TypedDataException {
    this.types = types;
    this.primaryType = primaryType;
    this.signature = signature;
    TypedDataTypes domainTypes =
        types.contains(Domain.TYPE) ? types : Domain.typeOf(domain, types.limits());
    this.domainSeparator = domainTypes.hashStruct(Domain.TYPE, domain, "domain");
    this.domain = domainTypes.canonicalOfEncoded(Domain.TYPE, domain);
    if (primaryType.equals(Domain.TYPE)) {
      requireNone(message);
      this.structHash = domainSeparator;
      this.message = Map.of();
      this.digest = digestOf(domainSeparator, new byte[0]);
    } else {
      this.structHash = hashMessage(message);
      this.message = types.canonicalOfEncoded(primaryType, message);
      this.digest = digest(domainSeparator, structHash);
    }
  }

  private byte[] hashMessage(Map<String, ?> given) throws TypedDataException {
    if (!types.contains(primaryType)) {
      String reason = "no type " + FieldPath.printable(primaryType);
      throw new TypedDataException("primaryType", reason);
    }
    if (given == null) {
      throw new TypedDataException("message", "missing");
    }
    return types.hashStruct(primaryType, given, "message");
  }

  /** A domain that is signed alone has no message: one would be in no digest. */
  private static void requireNone(Map<String, ?> message) throws TypedDataException {
    if (message != null && !message.isEmpty()) {
      throw new TypedDataException("message", "not empty, though only the domain is signed");
    }
  }

  /**
   * Typed data with a domain of any type.
   *
   * @param types with {@code EIP712Domain}, whose members are then exactly what the domain must
   *     have; or without, then the domain has some of the five standard fields, in their order
   * @param primaryType of the message; if it is {@code EIP712Domain}, the message is empty and what
   *     is signed is {@code keccak256(0x1901 || domainSeparator)}
   * @param domain values of the domain's fields
   * @param message values of the message's members; must not change until this returns
   * @throws TypedDataException if something is not as the types say, with a path that starts with
   *     {@code domain}, {@code message} or {@code primaryType}
   */
  public static TypedData of(
      TypedDataTypes types, String primaryType, Map<String, ?> domain, Map<String, ?> message)
      throws TypedDataException {
    Objects.requireNonNull(types, "types");
    Objects.requireNonNull(primaryType, "primaryType");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(message, "message");
    return new TypedData(types, primaryType, domain, message, null);
  }

  /**
   * Typed data with a domain of the standard fields.
   *
   * @throws TypedDataException as {@link #of(TypedDataTypes, String, Map, Map)}
   */
  public static TypedData of(
      TypedDataTypes types, String primaryType, Domain domain, Map<String, ?> message)
      throws TypedDataException {
    return of(types, primaryType, domain.values(), message);
  }

  /**
   * What is signed for a message: the hash of {@code 0x1901} and both hashes, 32 bytes.
   *
   * @param domainSeparator 32 bytes
   * @param structHash 32 bytes
   * @throws IllegalArgumentException naming the one that has another length
   */
  public static byte[] digest(byte[] domainSeparator, byte[] structHash) {
    requireWord("domainSeparator", domainSeparator);
    requireWord("structHash", structHash);
    return digestOf(domainSeparator, structHash);
  }

  private static byte[] digestOf(byte[] domainSeparator, byte[] structHash) {
    byte[] signed = new byte[2 + domainSeparator.length + structHash.length];
    signed[0] = PREFIX_0;
    signed[1] = PREFIX_1;
    System.arraycopy(domainSeparator, 0, signed, 2, domainSeparator.length);
    System.arraycopy(structHash, 0, signed, 2 + domainSeparator.length, structHash.length);
    return Keccak256.of(signed);
  }

  static void requireWord(String parameter, byte[] word) {
    if (word.length != Encoding.WORD) {
      throw new IllegalArgumentException(parameter + ": " + word.length + " bytes, not 32");
    }
  }

  /** The types, as they were given. */
  public TypedDataTypes types() {
    return types;
  }

  /** The name of the message's type. */
  public String primaryType() {
    return primaryType;
  }

  /** The domain in {@linkplain TypedDataTypes#canonical canonical form}; unmodifiable. */
  public Map<String, Object> domain() {
    return domain;
  }

  /**
   * The message in {@linkplain TypedDataTypes#canonical canonical form}; unmodifiable. Empty if the
   * domain alone is signed.
   */
  public Map<String, Object> message() {
    return message;
  }

  /** {@code hashStruct} of the domain, 32 bytes. */
  public byte[] domainSeparator() {
    return domainSeparator.clone();
  }

  /** {@code hashStruct} of the message, or of the domain if that alone is signed; 32 bytes. */
  public byte[] structHash() {
    return structHash.clone();
  }

  /** What is signed, 32 bytes. */
  public byte[] digest() {
    return digest.clone();
  }

  /** The text beside typed data read from JSON that says it is a signature, unchecked. */
  public Optional<String> signature() {
    return Optional.ofNullable(signature);
  }
}
