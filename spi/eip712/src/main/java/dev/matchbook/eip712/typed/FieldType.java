package dev.matchbook.eip712.typed;

/** The type of a member or of an array's elements, which knows how its values are encoded. */
sealed interface FieldType
    permits AddressType,
        ArrayType,
        BoolType,
        BytesType,
        FixedBytesType,
        IntType,
        StringType,
        StructType {
  /** The type as {@code encodeType} has it. */
  String text();

  /**
   * Writes the word of a value, {@link Encoding#WORD} bytes.
   *
   * @param value of whatever class, null included
   * @throws TypedDataException if the value is none of this type; then the word has no meaning
   */
  void encode(Object value, byte[] out, int at, Encoding encoding) throws TypedDataException;

  /** The one form of all values that are encoded alike; of what {@link #encode} has taken only. */
  Object canonical(Object value);
}
