package dev.matchbook.eip712;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedData;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.eip712.typed.TypedDataTypes;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What accounts of one exchange sign, and for which domain. Immutable, safe for use by several
 * threads.
 */
public final class Venue {
  /** A type with its definitions checked. */
  private record Known(MessageType type, TypedDataTypes types) {}

  /** Characters of a name that somebody sent. */
  private static final int MOST_SHOWN = 64;

  private final Domain domain;
  private final byte[] separator;
  private final Map<String, Known> known = new LinkedHashMap<>();

  /**
   * A venue.
   *
   * @param domain signatures for any other are refused
   * @param types with different names
   * @throws IllegalArgumentException if a type is not right, or there are two of a name
   */
  public Venue(Domain domain, Collection<? extends MessageType> types) {
    this.domain = Objects.requireNonNull(domain, "domain");
    this.separator = domain.separator();
    for (MessageType type : types) {
      Known before = known.put(type.primaryType(), new Known(type, checked(type)));
      if (before != null) {
        throw new IllegalArgumentException("types: two with the name " + type.primaryType());
      }
    }
  }

  private static TypedDataTypes checked(MessageType type) {
    try {
      TypedDataTypes types = TypedDataTypes.of(type.types());
      types.encodeType(type.primaryType());
      return types;
    } catch (TypedDataException e) {
      throw new IllegalArgumentException("types: " + e.getMessage(), e);
    }
  }

  /** For which domain signatures are good. */
  public Domain domain() {
    return domain;
  }

  /** The names of the types that are understood. */
  public Collection<String> primaryTypes() {
    return known.keySet();
  }

  /**
   * The members of a type and of those it refers to, for whoever asks a wallet to sign.
   *
   * @throws IllegalArgumentException if the venue has no such type
   */
  public Map<String, List<Member>> types(String primaryType) {
    Known type = known.get(Objects.requireNonNull(primaryType, "primaryType"));
    if (type == null) {
      throw new IllegalArgumentException("primaryType: no " + primaryType);
    }
    return type.types().declarations();
  }

  /**
   * Takes a message with its signature in; the signature is checked later, by an {@link
   * Eip712Authenticator}.
   *
   * @param message values of the type's members
   * @param signature any bytes
   * @throws TypedDataException if the message is not of its type or cannot be done exactly
   * @throws InvalidSignatureException if the signature is too long for any
   */
  public SignedMessage message(String primaryType, Map<String, ?> message, byte[] signature)
      throws TypedDataException, InvalidSignatureException {
    Known type = known(primaryType);
    Map<String, Object> canonical;
    byte[] structHash;
    try {
      structHash = type.types().hashStruct(primaryType, message);
      canonical = type.types().canonical(primaryType, message);
    } catch (TypedDataException e) {
      String path = e.path().isEmpty() ? "message" : "message." + e.path();
      throw new TypedDataException(path, reason(e));
    }
    return signed(type, canonical, TypedData.digest(separator, structHash), signature);
  }

  /** What an exception says behind its path. */
  private static String reason(TypedDataException e) {
    String said = e.getMessage();
    return e.path().isEmpty() ? said : said.substring(e.path().length() + 2);
  }

  /**
   * Takes typed data in that were read with their signature, as a wallet has signed them.
   *
   * @throws TypedDataException also if domain or types are not the venue's
   * @throws InvalidSignatureException if there is no signature, or it is no hex
   */
  public SignedMessage message(TypedData data)
      throws TypedDataException, InvalidSignatureException {
    Known type = known(data.primaryType());
    requireDomain(data.domain());
    String theirs = data.types().encodeType(data.primaryType());
    String ours = type.types().encodeType(data.primaryType());
    if (!theirs.equals(ours)) {
      throw new TypedDataException("types." + data.primaryType(), "not " + ours);
    }
    byte[] digest = TypedData.digest(separator, data.structHash());
    return signed(type, data.message(), digest, bytes(data.signature().orElse(null)));
  }

  private Known known(String primaryType) throws TypedDataException {
    Known type = known.get(Objects.requireNonNull(primaryType, "primaryType"));
    if (type == null) {
      throw new TypedDataException("primaryType", "not one of " + known.keySet());
    }
    return type;
  }

  private void requireDomain(Map<String, Object> given) throws TypedDataException {
    Map<String, Object> ours = domain.values();
    for (String name : given.keySet()) {
      if (!ours.containsKey(name)) {
        String shown = name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) : name;
        throw new TypedDataException("domain." + shown, "this venue's domain has none");
      }
    }
    for (Map.Entry<String, Object> field : ours.entrySet()) {
      Object value = given.get(field.getKey());
      if (!field.getValue().equals(value)) {
        throw new TypedDataException(
            "domain." + field.getKey(), "not this venue's, which is " + field.getValue());
      }
    }
  }

  private SignedMessage signed(
      Known type, Map<String, Object> message, byte[] digest, byte[] signature)
      throws TypedDataException, InvalidSignatureException {
    Objects.requireNonNull(signature, "signature");
    if (signature.length > SignedMessage.MAX_SIGNATURE_BYTES) {
      throw new InvalidSignatureException("length is " + signature.length + " bytes");
    }
    String primaryType = type.type().primaryType();
    String text = MessageText.of(primaryType, message);
    if (text.length() > Authorization.MAX_MESSAGE) {
      throw new TypedDataException("message", "more than " + Authorization.MAX_MESSAGE + " chars");
    }
    Meaning meaning;
    try {
      meaning = type.type().meaning(new Fields(message), HexFormat.of().formatHex(digest));
    } catch (IllegalArgumentException e) {
      throw new TypedDataException("message", e.getMessage());
    }
    return new SignedMessage(this, primaryType, message, text, digest, meaning, signature.clone());
  }

  private static byte[] bytes(String hex) throws InvalidSignatureException {
    if (hex == null) {
      throw new InvalidSignatureException("signature is missing");
    }
    if (!hex.startsWith("0x") || hex.length() > 2 + 2 * SignedMessage.MAX_SIGNATURE_BYTES) {
      throw new InvalidSignatureException("signature is not 0x and hex digits");
    }
    try {
      return HexFormat.of().parseHex(hex, 2, hex.length());
    } catch (IllegalArgumentException e) {
      throw new InvalidSignatureException("signature is not 0x and hex digits");
    }
  }
}
