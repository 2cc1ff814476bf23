package dev.matchbook.tck;

import java.util.List;
import java.util.Objects;

/** Says in one line what the first difference is. */
final class Same {
  private Same() {}

  /** Both are equal; decimals with their scale. */
  static void value(String what, Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(what + ": is        " + actual + "\nbut should be " + expected);
    }
  }

  /** Both have the same rows in the same order. */
  static void rows(String what, List<?> actual, List<?> expected) {
    int common = Math.min(actual.size(), expected.size());
    for (int i = 0; i < common; i++) {
      if (!actual.get(i).equals(expected.get(i))) {
        String row = what + ": row " + i + " of " + actual.size();
        value(row, actual.get(i), expected.get(i));
      }
    }
    if (actual.size() > common) {
      throw new AssertionError(
          what
              + ": "
              + actual.size()
              + " rows instead of "
              + common
              + "; too much: "
              + actual.get(common));
    }
    if (expected.size() > common) {
      throw new AssertionError(
          what
              + ": "
              + common
              + " rows instead of "
              + expected.size()
              + "; missing: "
              + expected.get(common));
    }
  }
}
