package dev.matchbook.eip712.typed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Map<String, Set<String>> references = new LinkedHashMap<>();

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
    for (Map.Entry<String, StructType> struct : structs.entrySet()) {
      resolve(struct.getKey(), struct.getValue());
    }
    for (Map.Entry<String, StructType> struct : structs.entrySet()) {
      finish(struct.getKey(), struct.getValue());
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

  private void resolve(String name, StructType struct) throws TypedDataException {
    Set<String> referred = new TreeSet<>();
    int i = 0;
    for (Member member : struct.members()) {
      FieldType type = resolve(name, member);
      struct.setType(i++, type);
      while (type instanceof ArrayType array) {
        type = array.element();
      }
      if (type instanceof StructType) {
        referred.add(type.text());
      }
    }
    references.put(name, referred);
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

  private void finish(String name, StructType struct) throws TypedDataException {
    int i = 0;
    for (Member member : struct.members()) {
      // a struct that is not in an array, and from which this one is reached again
      StructType to = structs.get(member.type());
      if (to != null && (member.type().equals(name) || reachedFrom(member.type()).contains(name))) {
        struct.setNullable(i);
      }
      i++;
    }
    Set<String> others = reachedFrom(name);
    others.remove(name);
    StringBuilder text = new StringBuilder();
    append(name, name, text);
    for (String other : others) {
      append(name, other, text);
    }
    String encodeType = text.toString();
    // names are ASCII
    byte[] bytes = encodeType.getBytes(StandardCharsets.US_ASCII);
    struct.setEncodeType(encodeType, Keccak256.of(bytes));
  }

  private Set<String> reachedFrom(String name) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(references.get(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(references.get(next));
      }
    }
    return reached;
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
