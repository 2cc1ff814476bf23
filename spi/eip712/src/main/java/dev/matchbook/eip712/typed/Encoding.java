package dev.matchbook.eip712.typed;

import dev.matchbook.core.hash.Keccak256;
import java.util.List;
import java.util.Map;

/**
 * One walk over values that encodes and hashes them: where it stands, what it may still take, and
 * room to work in. Not safe for use by several threads; used again after {@link #begin}.
 */
final class Encoding {
  static final int WORD = 32;

  private static final int ROOM = 256;

  private final Keccak256 keccak = new Keccak256();
  private final TypedDataLimits limits;
  private final FieldPath path;
  private byte[] room = new byte[ROOM];
  private int values;

  Encoding(TypedDataLimits limits, String root) {
    this.limits = limits;
    this.path = new FieldPath(root, limits.maxDepth());
  }

  void begin() {
    path.reset();
    values = 0;
  }

  TypedDataLimits limits() {
    return limits;
  }

  void enter(String member) throws TypedDataException {
    count();
    path.enter(member);
  }

  void enter(int index) throws TypedDataException {
    count();
    path.enter(index);
  }

  void leave() {
    path.leave();
  }

  private void count() throws TypedDataException {
    if (++values > limits.maxValues()) {
      throw wrong("more than " + limits.maxValues() + " values");
    }
  }

  TypedDataException wrong(String reason) {
    return path.wrong(reason);
  }

  TypedDataException wrongMember(String member, String reason) {
    return path.wrong(member, reason);
  }

  TypedDataException wrongType(FieldType expected, Object found) {
    return wrong(expected.text() + " expected, " + kind(found) + " found");
  }

  void hash(byte[] in, int length, byte[] out, int at) {
    keccak.hash(in, 0, length, out, at);
  }

  /** Room for that many bytes, valid until asked for again, with anything in it. */
  byte[] room(int bytes) {
    if (room.length < bytes) {
      room = new byte[Math.max(bytes, 2 * room.length)];
    }
    return room;
  }

  private static String kind(Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof String) {
      return "text";
    } else if (value instanceof Boolean) {
      return "a boolean";
    } else if (value instanceof Number) {
      return "a number";
    } else if (value instanceof byte[]) {
      return "bytes";
    } else if (value instanceof List || value.getClass().isArray()) {
      return "an array";
    }
    return value instanceof Map ? "an object" : FieldPath.printable(value.getClass().getName());
  }
}
