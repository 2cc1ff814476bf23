package dev.matchbook.eip712.typed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The domain that a host's typed data is signed for: the standard fields, of which each may be
 * absent (null). Its type has those that are present, in this order. Immutable.
 *
 * @param name of the host's application, or null
 * @param version of it, or null
 * @param chainId of the chain, 0 to 2^256 - 1, or null
 * @param verifyingContract {@code 0x} and 40 hex digits, held in lower case, or null
 * @param salt {@code 0x} and 64 hex digits, held in lower case, or null
 */
public record Domain(
    String name, String version, BigInteger chainId, String verifyingContract, String salt) {
  /** The name of a domain's type. */
  public static final String TYPE = "EIP712Domain";

  static final List<Member> FIELDS =
      List.of(
          new Member("string", "name"),
          new Member("string", "version"),
          new Member("uint256", "chainId"),
          new Member("address", "verifyingContract"),
          new Member("bytes32", "salt"));

  /**
   * A domain.
   *
   * @throws IllegalArgumentException naming the field that is not as said above
   */
  public Domain {
    verifyingContract = lower(verifyingContract);
    salt = lower(salt);
    try {
      hash(valuesOf(name, version, chainId, verifyingContract, salt));
    } catch (TypedDataException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String lower(String hex) {
    return hex == null ? null : hex.toLowerCase(Locale.ROOT);
  }

  /** A domain without a salt, as most are. */
  public static Domain of(String name, String version, long chainId, String verifyingContract) {
    return new Domain(name, version, BigInteger.valueOf(chainId), verifyingContract, null);
  }

  /** The fields that are present by name, in their order; unmodifiable. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(valuesOf(name, version, chainId, verifyingContract, salt));
  }

  /** The members of the domain's type: those of the fields that are present. */
  public List<Member> members() {
    return membersOf(values());
  }

  /**
   * The hash that keeps signatures for one domain from being used in another, 32 bytes. Computed at
   * each call: a host keeps it.
   */
  public byte[] separator() {
    try {
      return hash(values());
    } catch (TypedDataException e) {
      throw new AssertionError("checked when made", e);
    }
  }

  /** The standard fields of which there are values. */
  static List<Member> membersOf(Map<String, ?> values) {
    List<Member> present = new ArrayList<>();
    for (Member field : FIELDS) {
      if (values.containsKey(field.name())) {
        present.add(field);
      }
    }
    return present;
  }

  /** The type of a domain that has those of the standard fields, and no other, in their order. */
  static TypedDataTypes typeOf(Map<String, ?> values, TypedDataLimits limits)
      throws TypedDataException {
    return TypedDataTypes.of(Map.of(TYPE, membersOf(values)), limits);
  }

  private static byte[] hash(Map<String, ?> values) throws TypedDataException {
    return typeOf(values, TypedDataLimits.DEFAULT).hashStruct(TYPE, values);
  }

  private static Map<String, Object> valuesOf(
      String name, String version, BigInteger chainId, String contract, String salt) {
    Map<String, Object> values = new LinkedHashMap<>();
    Object[] all = {name, version, chainId, contract, salt};
    for (int i = 0; i < all.length; i++) {
      if (all[i] != null) {
        values.put(FIELDS.get(i).name(), all[i]);
      }
    }
    return values;
  }
}
