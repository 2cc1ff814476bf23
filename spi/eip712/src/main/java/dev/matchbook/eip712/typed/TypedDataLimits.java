package dev.matchbook.eip712.typed;

/**
 * The most that typed data may ask for. What passes a limit is refused with {@link
 * TypedDataException}, so that no input costs more than a host wants to spend on it.
 *
 * @param maxInputBytes of one JSON text, in bytes, or in chars of a {@code String}; by default
 *     1,048,576
 * @param maxTypes that one set declares; by default 128
 * @param maxMembers of one struct type; by default 128
 * @param maxTypeChars of one {@code encodeType}, the types it refers to included; by default 32,768
 * @param maxDepth of members and array elements inside one another, 1 to 256; by default 64
 * @param maxArraySize of one array, in elements, declared or given; by default 16,384
 * @param maxValues of one struct with all that is nested in it: members and elements, structs and
 *     arrays counted too; by default 131,072
 * @param maxTextBytes of one {@code string} in UTF-8 or one {@code bytes}; by default 262,144
 */
public record TypedDataLimits(
    int maxInputBytes,
    int maxTypes,
    int maxMembers,
    int maxTypeChars,
    int maxDepth,
    int maxArraySize,
    int maxValues,
    int maxTextBytes) {
  /** The limits that hold where none are given. */
  public static final TypedDataLimits DEFAULT =
      new TypedDataLimits(1 << 20, 128, 128, 1 << 15, 64, 1 << 14, 1 << 17, 1 << 18);

  private static final int MOST_BYTES = 1 << 28;
  private static final int MOST_COUNT = 1 << 24;
  private static final int MOST_DEPTH = 256;

  /**
   * Limits.
   *
   * @throws IllegalArgumentException naming a limit that is not positive or too large to be held
   */
  public TypedDataLimits {
    check("maxInputBytes", maxInputBytes, MOST_BYTES);
    check("maxTypes", maxTypes, MOST_COUNT);
    check("maxMembers", maxMembers, MOST_COUNT);
    check("maxTypeChars", maxTypeChars, MOST_BYTES);
    check("maxDepth", maxDepth, MOST_DEPTH);
    check("maxArraySize", maxArraySize, MOST_COUNT);
    check("maxValues", maxValues, MOST_COUNT);
    check("maxTextBytes", maxTextBytes, MOST_BYTES);
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": " + value + " is not from 1 to " + most);
    }
  }
}
