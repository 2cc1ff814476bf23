package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows the script {@code page.lua} shall find: by which indexes, between which members, with
 * which texts in them. The script looks for the text of whole fields, as rows have them; so it may
 * be asked for less than a query wants, and the query looks at what it found again.
 */
final class PageRequest {
  /** The least and the greatest text. */
  static final byte[] LEAST = {'-'};

  static final byte[] GREATEST = {'+'};

  /** An index and where in it. */
  record Range(byte[] key, byte[] near, byte[] far) {
    Range behind(byte[] member) {
      return new Range(key, bound('(', member, ""), far);
    }
  }

  private final byte[] rowPrefix;
  private final boolean ascending;
  private final List<Range> ranges = new ArrayList<>();
  private final List<byte[]> tests = new ArrayList<>();

  PageRequest(byte[] rowPrefix, boolean ascending) {
    this.rowPrefix = rowPrefix;
    this.ascending = ascending;
  }

  /** Adds an index, which is looked at behind those added before. */
  PageRequest range(byte[] key, byte[] near, byte[] far) {
    ranges.add(new Range(key, near, far));
    return this;
  }

  /** Only rows that have one of these texts. */
  void oneOf(byte[]... texts) {
    tests.add(Operations.number(texts.length));
    tests.addAll(Arrays.asList(texts));
  }

  List<Range> ranges() {
    return ranges;
  }

  byte[][] keys(byte[] head, List<Range> left) {
    byte[][] keys = new byte[left.size() + 1][];
    keys[0] = head;
    for (int i = 0; i < left.size(); i++) {
      keys[i + 1] = left.get(i).key();
    }
    return keys;
  }

  byte[][] arguments(int mostRows, int mostLooks, List<Range> left) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(rowPrefix);
    arguments.add(Operations.number(mostRows));
    arguments.add(Operations.number(mostLooks));
    arguments.add((ascending ? "asc" : "desc").getBytes(US_ASCII));
    for (Range range : left) {
      arguments.add(range.near());
      arguments.add(range.far());
    }
    arguments.addAll(tests);
    return arguments.toArray(byte[][]::new);
  }

  /** From that member on, or with those that start so. */
  static byte[] from(byte[] start) {
    return bound('[', start, "");
  }

  /** Behind all that start so. */
  static byte[] behind(byte[] start) {
    return bound('(', start, ":");
  }

  /** Down from all that start so. */
  static byte[] downFrom(byte[] start) {
    return bound('[', start, ":");
  }

  private static byte[] bound(char kind, byte[] start, String end) {
    byte[] bound = Arrays.copyOf(start, start.length + 1 + end.length());
    System.arraycopy(start, 0, bound, 1, start.length);
    bound[0] = (byte) kind;
    for (int i = 0; i < end.length(); i++) {
      bound[start.length + 1 + i] = (byte) end.charAt(i);
    }
    return bound;
  }
}
