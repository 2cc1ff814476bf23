package dev.matchbook.eip712.typed;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A struct type: the hash of its type and its members' words in the word. Its members' types are
 * set after all structs of a set are made, because they may refer to one another in circles.
 */
final class StructType implements FieldType {
  private final String name;
  private final List<Member> members;
  private final FieldType[] types;
  private final boolean[] nullable;
  private String encodeType;
  private byte[] typeHash;

  StructType(String name, List<Member> members) {
    this.name = name;
    this.members = members;
    this.types = new FieldType[members.size()];
    this.nullable = new boolean[members.size()];
  }

  void setType(int member, FieldType type) {
    types[member] = type;
  }

  /** Lets a member be null or left out, which ends a circle of structs. */
  void setNullable(int member) {
    nullable[member] = true;
  }

  void setEncodeType(String text, byte[] hash) {
    encodeType = text;
    typeHash = hash;
  }

  List<Member> members() {
    return members;
  }

  FieldType type(int member) {
    return types[member];
  }

  String encodeType() {
    return encodeType;
  }

  byte[] typeHash() {
    return typeHash.clone();
  }

  void putTypeHash(byte[] out) {
    System.arraycopy(typeHash, 0, out, 0, Encoding.WORD);
  }

  @Override
  public String text() {
    return name;
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    byte[] data = encodeData(value, encoding);
    encoding.hash(data, data.length, out, at);
  }

  /** The type's hash and the word of each member. */
  byte[] encodeData(Object value, Encoding encoding) throws TypedDataException {
    if (!(value instanceof Map<?, ?> values)) {
      throw encoding.wrongType(this, value);
    }
    byte[] data = new byte[Encoding.WORD * (types.length + 1)];
    putTypeHash(data);
    int present = types.length;
    for (int i = 0; i < types.length; i++) {
      Object member = get(values, i, encoding);
      if (member == null && !values.containsKey(members.get(i).name())) {
        present--;
      }
      encodeMember(i, member, data, encoding);
    }
    if (values.size() != present) {
      throw extra(values, encoding);
    }
    return data;
  }

  void encodeMember(int i, Object value, byte[] data, Encoding encoding) throws TypedDataException {
    int at = Encoding.WORD * (i + 1);
    encoding.enter(members.get(i).name());
    if (value == null && nullable[i]) {
      Arrays.fill(data, at, at + Encoding.WORD, (byte) 0);
    } else {
      types[i].encode(value, data, at, encoding);
    }
    encoding.leave();
  }

  private Object get(Map<?, ?> values, int i, Encoding encoding) throws TypedDataException {
    String member = members.get(i).name();
    try {
      Object value = values.get(member);
      if (value == null && !nullable[i] && !values.containsKey(member)) {
        throw encoding.wrongMember(member, "missing");
      }
      return value;
    } catch (ClassCastException e) {
      throw encoding.wrong("an object whose keys are not texts");
    }
  }

  private TypedDataException extra(Map<?, ?> values, Encoding encoding) {
    for (Object key : values.keySet()) {
      if (members.stream().noneMatch(member -> member.name().equals(key))) {
        return encoding.wrongMember(String.valueOf(key), "not a member of " + name);
      }
    }
    return encoding.wrong("more members than " + name + " has");
  }

  @Override
  public Map<String, Object> canonical(Object value) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < types.length; i++) {
      String member = members.get(i).name();
      Object given = ((Map<?, ?>) value).get(member);
      all.put(member, given == null ? null : types[i].canonical(given));
    }
    return Collections.unmodifiableMap(all);
  }
}
