package dev.matchbook.spi.json;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The words that a field can hold, with their quotes, encoded once.
 *
 * @param <E> what they stand for
 */
final class Words<E extends Enum<E>> {
  private final E[] constants;
  private final byte[][] encoded;

  Words(E[] constants, Function<E, String> word) {
    this.constants = constants;
    this.encoded = new byte[constants.length][];
    for (E constant : constants) {
      String quoted = '"' + word.apply(constant) + '"';
      encoded[constant.ordinal()] = quoted.getBytes(StandardCharsets.US_ASCII);
    }
  }

  static <E extends Enum<E>> Words<E> of(E[] constants) {
    return new Words<>(constants, Enum::name);
  }

  /** The word with its quotes. Not to be changed. */
  byte[] bytes(E constant) {
    return encoded[constant.ordinal()];
  }

  byte[] bytes(int ordinal) {
    return encoded[ordinal];
  }

  E get(int ordinal) {
    return constants[ordinal];
  }

  int size() {
    return encoded.length;
  }
}
