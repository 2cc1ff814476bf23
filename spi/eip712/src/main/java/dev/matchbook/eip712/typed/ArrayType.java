package dev.matchbook.eip712.typed;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array of any type: the hash of its elements' words in the word. */
record ArrayType(FieldType element, int size) implements FieldType {
  /** The size of an array of any length. */
  static final int ANY = -1;

  @Override
  public String text() {
    return element.text() + (size == ANY ? "[]" : "[" + size + "]");
  }

  @Override
  public void encode(Object value, byte[] out, int at, Encoding encoding)
      throws TypedDataException {
    Object elements = elements(value, encoding);
    int length = Array.getLength(elements);
    if (size != ANY && length != size) {
      throw encoding.wrong(size + " elements expected, " + length + " found");
    }
    if (length > encoding.limits().maxArraySize()) {
      throw encoding.wrong("more than " + encoding.limits().maxArraySize() + " elements");
    }
    byte[] words = new byte[Encoding.WORD * length];
    for (int i = 0; i < length; i++) {
      encoding.enter(i);
      element.encode(Array.get(elements, i), words, Encoding.WORD * i, encoding);
      encoding.leave();
    }
    encoding.hash(words, words.length, out, at);
  }

  private Object elements(Object value, Encoding encoding) throws TypedDataException {
    if (value instanceof List<?> list) {
      return list.toArray();
    }
    // a byte[] is bytes, and its elements have no sign that everybody agrees on
    if (value == null || value instanceof byte[] || !value.getClass().isArray()) {
      throw encoding.wrongType(this, value);
    }
    return value;
  }

  @Override
  public Object canonical(Object value) {
    Object elements = value instanceof List<?> list ? list.toArray() : value;
    int length = Array.getLength(elements);
    List<Object> all = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      all.add(element.canonical(Array.get(elements, i)));
    }
    return Collections.unmodifiableList(all);
  }
}
