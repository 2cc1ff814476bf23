package dev.matchbook.eip712.typed;

import java.util.Arrays;

/** Where in nested data a walk stands, kept without garbage and written out only for an error. */
final class FieldPath {
  private static final int FIRST = 8;
  private static final int SHOWN = 64;

  private final String root;
  private final int maxDepth;
  private String[] names = new String[FIRST];
  private int[] indexes = new int[FIRST];
  private int depth;

  FieldPath(String root, int maxDepth) {
    this.root = root;
    this.maxDepth = maxDepth;
  }

  void enter(String name) throws TypedDataException {
    grow();
    names[depth++] = name;
  }

  void enter(int index) throws TypedDataException {
    grow();
    names[depth] = null;
    indexes[depth++] = index;
  }

  void leave() {
    depth--;
  }

  /** Goes back to the root, as after an error. */
  void reset() {
    depth = 0;
  }

  TypedDataException wrong(String reason) {
    return new TypedDataException(toString(), reason);
  }

  /** An error at a member of what the walk stands at. */
  TypedDataException wrong(String member, String reason) {
    String here = toString();
    return new TypedDataException(
        here.isEmpty() ? printable(member) : here + "." + printable(member), reason);
  }

  private void grow() throws TypedDataException {
    if (depth >= maxDepth) {
      throw wrong("nested deeper than " + maxDepth);
    }
    if (depth == names.length) {
      names = Arrays.copyOf(names, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder(root);
    for (int i = 0; i < depth; i++) {
      if (names[i] == null) {
        path.append('[').append(indexes[i]).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(printable(names[i]));
      }
    }
    return path.toString();
  }

  /** A text of somebody else, made fit for a message: short, and nothing in it but plain ASCII. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), SHOWN);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c < 0x7F ? c : '?');
    }
    return shown.append(length < text.length() ? "..." : "").toString();
  }
}
