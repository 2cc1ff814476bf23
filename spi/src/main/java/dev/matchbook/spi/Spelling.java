package dev.matchbook.spi;

import java.util.Collection;
import java.util.Locale;

/** Finds what was probably meant. */
final class Spelling {
  private static final int MAX_DISTANCE = 2;

  private Spelling() {}

  /** {@code " (did you mean x?)"} for the nearest of the known words, or nothing. */
  static String hint(String word, Collection<String> known) {
    String nearest = null;
    int least = Math.min(MAX_DISTANCE, word.length() / 2) + 1;
    for (String candidate : known) {
      int distance = distance(lower(word), lower(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? "" : " (did you mean " + nearest + "?)";
  }

  /** How many characters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : steps[i - 1][j - 1];
        if (i > 0 && j > 0 && a.charAt(i - 1) != b.charAt(j - 1)) {
          steps[i][j] = 1 + Math.min(steps[i][j], Math.min(steps[i - 1][j], steps[i][j - 1]));
          if (swapped(a, i, b, j)) {
            steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
          }
        }
      }
    }
    return steps[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
