package dev.matchbook.eip712.typed;

import dev.matchbook.core.hash.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes struct types of their declarations, all of one set at a time, and refuses wrong ones. */
final class TypeCompiler {
  private final TypedDataLimits limits;
  private final Map<String, StructType> structs = new LinkedHashMap<>();
  private final List<String> sorted = new ArrayList<>();
  private BitSet[] reached;

  private TypeCompiler(TypedDataLimits limits) {
    this.limits = limits;
  }

  static Map<String, StructType> compile(
      Map<String, List<Member>> declarations, TypedDataLimits limits) throws TypedDataException {
    return new TypeCompiler(limits).compile(declarations);
  }

  private Map<String, StructType> compile(Map<String, List<Member>> declarations)
      throws TypedDataException {
    if (declarations.size() > limits.maxTypes()) {
      throw new TypedDataException("types", "more than " + limits.maxTypes() + " types");
    }
    for (Map.Entry<String, List<Member>> declaration : declarations.entrySet()) {
      declare(declaration.getKey(), List.copyOf(declaration.getValue()));
    }
    sorted.addAll(new TreeSet<>(structs.keySet()));
    reached = new BitSet[sorted.size()];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = resolve(sorted.get(i));
    }
    close(reached);
    for (int i = 0; i < reached.length; i++) {
      finish(i);
    }
    return structs;
  }

  private void declare(String name, List<Member> members) throws TypedDataException {
    if (!TypeNames.isTypeName(name)) {
      throw wrong(name, "not an identifier");
    } else if (TypeNames.isReserved(name)) {
      throw wrong(name, "the name of a type of EIP-712's own");
    } else if (members.size() > limits.maxMembers()) {
      throw wrong(name, "more than " + limits.maxMembers() + " members");
    }
    Set<String> names = new HashSet<>();
    long chars = 0;
    for (Member member : members) {
      if (!TypeNames.isIdentifier(member.name())) {
        throw wrong(name, member, "not an identifier");
      } else if (!names.add(member.name())) {
        throw wrong(name, member, "declared twice");
      }
      chars += member.type().length() + member.name().length();
      requireChars(name, chars);
    }
    structs.put(name, new StructType(name, members));
  }

  /** Sets the types of a struct's members and says to which structs they refer. */
  private BitSet resolve(String name) throws TypedDataException {
    StructType struct = structs.get(name);
    BitSet referred = new BitSet(sorted.size());
    int i = 0;
    for (Member member : struct.members()) {
      FieldType type = resolve(name, member);
      struct.setType(i++, type);
      while (type instanceof ArrayType array) {
        type = array.element();
      }
      if (type instanceof StructType) {
        referred.set(indexOf(type.text()));
      }
    }
    return referred;
  }

  private int indexOf(String struct) {
    return Collections.binarySearch(sorted, struct);
  }

  /** Makes what each refers to what it reaches (Warshall): quick, whatever a sender declares. */
  private static void close(BitSet[] reached) {
    for (int via = 0; via < reached.length; via++) {
      for (BitSet from : reached) {
        if (from.get(via)) {
          from.or(reached[via]);
        }
      }
    }
  }

  private FieldType resolve(String name, Member member) throws TypedDataException {
    String text = member.type();
    int bracket = text.indexOf('[');
    String base = bracket < 0 ? text : text.substring(0, bracket);
    FieldType type = TypeNames.atomic(base);
    if (type == null) {
      type = structs.get(base);
    }
    if (type == null) {
      throw wrong(name, member, "no type " + FieldPath.printable(base));
    }
    int depth = 0;
    for (int at = base.length(); at < text.length(); ) {
      int end = text.indexOf(']', at);
      if (text.charAt(at) != '[' || end < 0) {
        throw wrong(name, member, "not a type: " + FieldPath.printable(text));
      }
      if (++depth > limits.maxDepth()) {
        throw wrong(name, member, "arrays nested deeper than " + limits.maxDepth());
      }
      type = new ArrayType(type, size(name, member, text.substring(at + 1, end)));
      at = end + 1;
    }
    return type;
  }

  private int size(String name, Member member, String digits) throws TypedDataException {
    int size = TypeNames.number(digits, limits.maxArraySize());
    if (size < 0 && !digits.isEmpty()) {
      String most = " is not from 1 to " + limits.maxArraySize();
      throw wrong(name, member, "an array size of " + FieldPath.printable(digits) + most);
    }
    return digits.isEmpty() ? ArrayType.ANY : size;
  }

  private void finish(int index) throws TypedDataException {
    String name = sorted.get(index);
    StructType struct = structs.get(name);
    int i = 0;
    for (Member member : struct.members()) {
      // a struct that is not in an array, and from which this one is reached again
      if (structs.containsKey(member.type()) && reaches(indexOf(member.type()), index)) {
        struct.setNullable(i);
      }
      i++;
    }
    StringBuilder text = new StringBuilder();
    append(name, name, text);
    BitSet all = reached[index];
    for (int other = all.nextSetBit(0); other >= 0; other = all.nextSetBit(other + 1)) {
      if (other != index) {
        append(name, sorted.get(other), text);
      }
    }
    String encodeType = text.toString();
    // names are ASCII
    byte[] bytes = encodeType.getBytes(StandardCharsets.US_ASCII);
    struct.setEncodeType(encodeType, Keccak256.of(bytes));
  }

  private boolean reaches(int from, int to) {
    return from == to || reached[from].get(to);
  }

  private void append(String of, String name, StringBuilder text) throws TypedDataException {
    text.append(name).append('(');
    String comma = "";
    for (Member member : structs.get(name).members()) {
      text.append(comma).append(member.type()).append(' ').append(member.name());
      comma = ",";
    }
    text.append(')');
    requireChars(of, text.length());
  }

  private void requireChars(String name, long chars) throws TypedDataException {
    if (chars > limits.maxTypeChars()) {
      throw wrong(name, "more than " + limits.maxTypeChars() + " characters");
    }
  }

  private static TypedDataException wrong(String type, String reason) {
    return new TypedDataException("types." + FieldPath.printable(type), reason);
  }

  private static TypedDataException wrong(String type, Member member, String reason) {
    return wrong(type + "." + FieldPath.printable(member.name()), reason);
  }
}
