package dev.matchbook.spi.json;

/**
 * Finds a field by its name. Jackson hands out the same string for the same name, whose hash is
 * cached, so a probe is a mask and, nearly always, one comparison of references.
 */
final class FieldNames {
  private static final int SIZE = 256;
  private static final Field[] TABLE = new Field[SIZE];

  static {
    for (Field field : Field.values()) {
      int place = place(field.wireName());
      while (TABLE[place] != null) {
        place = place + 1 & SIZE - 1;
      }
      TABLE[place] = field;
    }
  }

  private FieldNames() {}

  static Field find(String name) {
    int place = place(name);
    Field field = TABLE[place];
    while (field != null && !field.wireName().equals(name)) {
      place = place + 1 & SIZE - 1;
      field = TABLE[place];
    }
    return field;
  }

  private static int place(String name) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 8) & SIZE - 1;
  }
}
