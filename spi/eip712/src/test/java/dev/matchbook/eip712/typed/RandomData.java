package dev.matchbook.eip712.typed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Random types, and random values of them in canonical form; all out of one seed. */
final class RandomData {
  private static final int DEEP = 4;
  private static final int MOST_VALUES = 120;
  private static final String[] CHARS = {"a", "B", " ", "0x", "é", "€", "\ud83d\ude80", "\u0000"};

  private final Random random;
  private final Map<String, List<Member>> types = new LinkedHashMap<>();
  private Map<String, Object> message;
  private int values;

  RandomData(long seed) {
    random = new Random(seed);
    do {
      declare();
      values = 0;
      message = struct(primaryType(), 0);
    } while (values > MOST_VALUES);
  }

  private void declare() {
    types.clear();
    int structs = 1 + random.nextInt(5);
    for (int i = 0; i < structs; i++) {
      List<Member> members = new ArrayList<>();
      int count = random.nextInt(7);
      for (int m = 0; m < count; m++) {
        members.add(new Member(randomType(i, structs), "m" + m));
      }
      types.put(name(i), members);
    }
  }

  private static String name(int struct) {
    return "S" + struct;
  }

  Map<String, List<Member>> types() {
    return types;
  }

  String primaryType() {
    return name(0);
  }

  Random random() {
    return random;
  }

  /** A circle of structs always has a member that may be null or an array of any length in it. */
  private String randomType(int of, int structs) {
    StringBuilder arrays = new StringBuilder();
    boolean fixed = false;
    while (random.nextInt(3) == 0) {
      boolean thisFixed = random.nextBoolean();
      fixed |= thisFixed;
      arrays.append('[').append(thisFixed ? "" + (1 + random.nextInt(3)) : "").append(']');
    }
    int lowest = fixed ? of + 1 : 0;
    if (random.nextInt(3) == 0 && lowest < structs) {
      return name(lowest + random.nextInt(structs - lowest)) + arrays;
    }
    return randomAtom() + arrays;
  }

  private String randomAtom() {
    return switch (random.nextInt(7)) {
      case 0 -> "bool";
      case 1 -> "address";
      case 2 -> "string";
      case 3 -> "bytes";
      case 4 -> "bytes" + (1 + random.nextInt(32));
      case 5 -> "int" + 8 * (1 + random.nextInt(32));
      default -> "uint" + 8 * (1 + random.nextInt(32));
    };
  }

  Map<String, Object> message() {
    return message;
  }

  private Map<String, Object> struct(String type, int depth) {
    Map<String, Object> value = new LinkedHashMap<>();
    List<Member> members = values > MOST_VALUES ? List.of() : types.get(type);
    for (Member member : members) {
      values++;
      boolean end = depth > DEEP && mayBeNull(type, member.type());
      value.put(member.name(), end ? null : value(member.type(), depth + 1));
    }
    return value;
  }

  /** Whether a struct is reached again from the struct that is its member. */
  boolean mayBeNull(String type, String member) {
    return types.containsKey(member)
        && new ReferenceEncoder(types).encodeType(member).contains(type + "(");
  }

  Object value(String type, int depth) {
    values++;
    if (type.endsWith("]")) {
      int open = type.lastIndexOf('[');
      String size = type.substring(open + 1, type.length() - 1);
      int most = depth > DEEP ? 1 : 4;
      int length = size.isEmpty() ? random.nextInt(most) : Integer.parseInt(size);
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        elements.add(value(type.substring(0, open), depth + 1));
      }
      return elements;
    }
    return types.containsKey(type) ? struct(type, depth) : atom(type);
  }

  private Object atom(String type) {
    if (type.equals("bool")) {
      return random.nextBoolean();
    } else if (type.equals("string")) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(80), 0, CHARS.length).forEach(i -> text.append(CHARS[i]));
      return text.toString();
    } else if (type.equals("address")) {
      return bytes(20);
    } else if (type.equals("bytes")) {
      return bytes(random.nextInt(300));
    } else if (type.startsWith("bytes")) {
      return bytes(Integer.parseInt(type.substring(5)));
    } else if (type.startsWith("uint")) {
      return number(Integer.parseInt(type.substring(4)));
    }
    BigInteger magnitude = number(Integer.parseInt(type.substring(3)) - 1);
    return random.nextBoolean() ? magnitude : magnitude.not();
  }

  private BigInteger number(int bits) {
    return new BigInteger(random.nextInt(bits + 1), random);
  }

  private String bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  /** The same value written otherwise: everything that the types allow, by chance. */
  Object rewritten(String type, Object value) {
    if (value instanceof List<?> list) {
      String element = type.substring(0, type.lastIndexOf('['));
      List<Object> all = new ArrayList<>();
      list.forEach(each -> all.add(rewritten(element, each)));
      return random.nextBoolean() ? all : all.toArray();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> all = new HashMap<>();
      types.get(type).forEach(m -> all.put(m.name(), rewritten(m.type(), map.get(m.name()))));
      return all;
    } else if (value instanceof BigInteger number) {
      return rewritten(number);
    } else if (value instanceof String hex && !type.equals("string")) {
      byte[] bytes = HexFormat.of().parseHex(hex.substring(2));
      return random.nextBoolean() ? bytes : "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
    }
    return value;
  }

  private Object rewritten(BigInteger number) {
    String sign = number.signum() < 0 ? "-" : "";
    return switch (random.nextInt(4)) {
      case 0 -> number.toString();
      case 1 -> sign + "0x" + "0".repeat(random.nextInt(3)) + number.abs().toString(16);
      case 2 -> number.bitLength() < 64 ? (Object) number.longValue() : number;
      default -> number;
    };
  }

  /** Another value of a type, changed in one place; null if there is none. */
  Object mutated(String type, Object value) {
    values = Integer.MIN_VALUE;
    if (value instanceof List<?> list) {
      return mutatedList(type, list);
    } else if (value instanceof Map<?, ?> map) {
      return mutatedStruct(type, map);
    } else if (value == null) {
      return value(type, DEEP);
    }
    Object other = atom(type);
    return Objects.equals(other, value) ? null : other;
  }

  private Object mutatedStruct(String type, Map<?, ?> value) {
    List<Member> members = types.get(type);
    if (members.isEmpty()) {
      return null;
    }
    Member member = members.get(random.nextInt(members.size()));
    Object given = value.get(member.name());
    boolean nothing = given != null && mayBeNull(type, member.type()) && random.nextInt(3) == 0;
    Object other = nothing ? null : mutated(member.type(), given);
    if (other == null && !nothing) {
      return null;
    }
    Map<Object, Object> all = new LinkedHashMap<>(value);
    all.put(member.name(), other);
    return all;
  }

  private Object mutatedList(String type, List<?> value) {
    String element = type.substring(0, type.lastIndexOf('['));
    List<Object> all = new ArrayList<>(value);
    int choice = random.nextInt(type.endsWith("[]") ? 4 : 2);
    if (choice == 2) {
      all.add(random.nextInt(all.size() + 1), value(element, DEEP));
    } else if (all.isEmpty()) {
      return null;
    } else if (choice == 3) {
      all.remove(random.nextInt(all.size()));
    } else if (choice == 1) {
      Collections.swap(all, 0, random.nextInt(all.size()));
    } else {
      int i = random.nextInt(all.size());
      Object other = mutated(element, all.get(i));
      if (other == null) {
        return null;
      }
      all.set(i, other);
    }
    return all.equals(value) ? null : all;
  }
}
