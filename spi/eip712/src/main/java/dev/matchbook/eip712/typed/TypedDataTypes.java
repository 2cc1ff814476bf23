package dev.matchbook.eip712.typed;

import dev.matchbook.core.hash.Keccak256;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A checked set of struct types, which encodes and hashes their values as EIP-712 says.
 *
 * <p>Names are identifiers (those of structs may have a colon inside), member names differ, no
 * struct has the name of an atomic type, every type referred to is known; definitions that nothing
 * refers to are allowed. Struct types may be recursive. Fixed arrays have at least one element.
 * {@code uint} and {@code int} are taken as 256 bits and keep their name in {@code encodeType}:
 * EIP-712 has no such alias, but all wallets and libraries sign it that way.
 *
 * <p>A value is, without any conversion that could be meant otherwise:
 *
 * <ul>
 *   <li>a struct: a {@code Map} with every member's name as key and no other. A missing key is
 *       refused, and so is null, but for one case: a member that is a struct (no array) of a type
 *       from which its own struct is reached again may be null or left out, which is the same, and
 *       is then 32 zero bytes, as {@code eth_signTypedData_v4} has it. Such a type has no finite
 *       value otherwise, and no struct hashes to zeros.
 *   <li>an array: a {@code List}, or a Java array other than {@code byte[]}
 *   <li>{@code uintN}, {@code intN}: {@code BigInteger}, {@code Long}, {@code Integer}, {@code
 *       Short}, {@code Byte}, or a {@code String} of decimal digits or of {@code 0x} and hex
 *       digits, with a minus sign before them if negative, at most 128 characters. Hex is a number,
 *       not two's complement.
 *   <li>{@code bytes}, {@code bytesN}: {@code byte[]}, or a {@code String} of {@code 0x} and two
 *       hex digits a byte; {@code bytesN} has exactly N
 *   <li>{@code address}: as {@code bytes20}. The case of hex digits is not looked at: published
 *       vectors have mixed case that is no EIP-55 checksum, and what is signed are the 20 bytes.
 *   <li>{@code bool}: {@code Boolean}
 *   <li>{@code string}: {@code String} without unpaired surrogates
 * </ul>
 *
 * Everything else is refused with {@link TypedDataException}, whose path starts at the struct.
 * Values must not change while a method works on them. Immutable, safe for use by several threads.
 */
public final class TypedDataTypes {
  private final Map<String, StructType> structs;
  private final TypedDataLimits limits;

  private TypedDataTypes(Map<String, StructType> structs, TypedDataLimits limits) {
    this.structs = structs;
    this.limits = limits;
  }

  /**
   * A set of types within {@link TypedDataLimits#DEFAULT}.
   *
   * @param types the members of each struct type, in the order of its declaration
   * @throws TypedDataException if the types are not right, with a path as {@code types.Order.legs}
   */
  public static TypedDataTypes of(Map<String, List<Member>> types) throws TypedDataException {
    return of(types, TypedDataLimits.DEFAULT);
  }

  /**
   * A set of types.
   *
   * @param types the members of each struct type, in the order of its declaration
   * @param limits hold for the types and for all values
   * @throws TypedDataException if the types are not right, with a path as {@code types.Order.legs}
   */
  public static TypedDataTypes of(Map<String, List<Member>> types, TypedDataLimits limits)
      throws TypedDataException {
    Objects.requireNonNull(types, "types");
    Objects.requireNonNull(limits, "limits");
    return new TypedDataTypes(TypeCompiler.compile(types, limits), limits);
  }

  /** The declarations, in the order given; unmodifiable. */
  public Map<String, List<Member>> declarations() {
    Map<String, List<Member>> all = new LinkedHashMap<>();
    structs.forEach((name, struct) -> all.put(name, struct.members()));
    return Collections.unmodifiableMap(all);
  }

  /** The limits that hold for values. */
  public TypedDataLimits limits() {
    return limits;
  }

  /** Whether a struct type is among these. */
  public boolean contains(String type) {
    return structs.containsKey(type);
  }

  /**
   * The text that a type is hashed by, as {@code Mail(Person from,string contents)Person(string
   * name)}.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public String encodeType(String type) {
    return struct(type).encodeType();
  }

  /**
   * The hash of {@link #encodeType}, 32 bytes.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public byte[] typeHash(String type) {
    return struct(type).typeHash();
  }

  /**
   * The type's hash and a word of each member: 32 bytes each.
   *
   * @throws TypedDataException if the value is not of the type
   * @throws IllegalArgumentException if there is no such type
   */
  public byte[] encodeData(String type, Map<String, ?> value) throws TypedDataException {
    return encodeData(type, value, "");
  }

  /**
   * The hash of {@link #encodeData}, 32 bytes.
   *
   * @throws TypedDataException if the value is not of the type
   * @throws IllegalArgumentException if there is no such type
   */
  public byte[] hashStruct(String type, Map<String, ?> value) throws TypedDataException {
    return hashStruct(type, value, "");
  }

  byte[] hashStruct(String type, Map<String, ?> value, String root) throws TypedDataException {
    return Keccak256.of(encodeData(type, value, root));
  }

  private byte[] encodeData(String type, Map<String, ?> value, String root)
      throws TypedDataException {
    return struct(type).encodeData(value, new Encoding(limits, root));
  }

  /**
   * Hashes many values of one type without garbage; for one thread.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public StructHasher hasher(String type) {
    return new StructHasher(struct(type), limits);
  }

  /**
   * A value with one form for all that are encoded alike: integers are {@code BigInteger}, bytes
   * and addresses lower-case {@code 0x} hex, arrays {@code List}, structs {@code Map} in the order
   * of declaration. Unmodifiable.
   *
   * @throws TypedDataException if the value is not of the type
   * @throws IllegalArgumentException if there is no such type
   */
  public Map<String, Object> canonical(String type, Map<String, ?> value)
      throws TypedDataException {
    encodeData(type, value);
    return struct(type).canonical(value);
  }

  /** The canonical form of a value that was encoded before. */
  Map<String, Object> canonicalOfEncoded(String type, Map<String, ?> value) {
    return struct(type).canonical(value);
  }

  private StructType struct(String type) {
    StructType struct = structs.get(Objects.requireNonNull(type, "type"));
    if (struct == null) {
      throw new IllegalArgumentException("type: no " + FieldPath.printable(type));
    }
    return struct;
  }
}
