package dev.matchbook.eip712.typed;

/**
 * The grammar of names and types: what can be told about one without the other types. A name has no
 * bracket, comma or space, so that no two sets of types have one {@code encodeType}.
 */
final class TypeNames {
  private static final String UINT = "uint";
  private static final String INT = "int";
  private static final String BYTES = "bytes";
  private static final int BYTE = 8;

  private TypeNames() {}

  /** Whether a text is an identifier of Solidity: a letter, $ or _, then those and digits. */
  static boolean isIdentifier(String text) {
    return isName(text, false);
  }

  /** As an identifier, colons inside allowed too: {@code HyperliquidTransaction:UsdSend} exists. */
  static boolean isTypeName(String text) {
    return isName(text, true);
  }

  private static boolean isName(String text, boolean colons) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '$' || c == '_';
      boolean inside = c >= '0' && c <= '9' || colons && c == ':' && i < text.length() - 1;
      if (!letter && (i == 0 || !inside)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a name is, or looks like, one of EIP-712's own types: no struct may have it. */
  static boolean isReserved(String name) {
    return switch (withoutDigits(name)) {
      case UINT, INT, BYTES -> true;
      case "bool", "string", "address" -> withoutDigits(name).equals(name);
      default -> false;
    };
  }

  /** The type of EIP-712's own with a name, or null. */
  static FieldType atomic(String name) {
    String word = withoutDigits(name);
    String digits = name.substring(word.length());
    return switch (word) {
      case "bool" -> digits.isEmpty() ? new BoolType() : null;
      case "string" -> digits.isEmpty() ? new StringType() : null;
      case "address" -> digits.isEmpty() ? new AddressType() : null;
      case BYTES -> digits.isEmpty() ? new BytesType() : fixedBytes(number(digits, 32));
      case INT, UINT -> integer(name, word.equals(INT), digits);
      default -> null;
    };
  }

  private static FieldType fixedBytes(int size) {
    return size > 0 ? new FixedBytesType(size) : null;
  }

  private static FieldType integer(String name, boolean signed, String digits) {
    int bits = digits.isEmpty() ? IntType.MOST_BITS : number(digits, IntType.MOST_BITS);
    return bits > 0 && bits % BYTE == 0 ? new IntType(name, signed, bits) : null;
  }

  /** The number of digits without zeros in front, or -1 if it is not from 1 to the most. */
  static int number(String digits, int most) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || i == 0 && c == '0') {
        return -1;
      }
      value = 10 * value + c - '0';
      if (value > most) {
        return -1;
      }
    }
    return digits.isEmpty() ? -1 : value;
  }

  private static String withoutDigits(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    return name.substring(0, end);
  }
}
