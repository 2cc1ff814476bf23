package dev.matchbook.spi.json;

/** The words of {@code cmd} (RULEBOOK §2). */
enum Cmd {
  NEW("new"),
  CANCEL("cancel"),
  REPLACE("replace"),
  TIME("time"),
  DEPTH("depth"),
  MASS_CANCEL("massCancel"),
  MARKET("market"),
  STATUS("status"),
  MARK("mark");

  private static final Cmd[] ALL = values();

  private final String wireName;

  Cmd(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static Cmd of(JsonLine line) throws MalformedException {
    if (line.kind(Field.CMD) == JsonLine.STRING) {
      CharView text =
          new CharView().of(line.chars(), line.offset(Field.CMD), line.length(Field.CMD));
      for (Cmd cmd : ALL) {
        if (text.contentEquals(cmd.wireName)) {
          return cmd;
        }
      }
    }
    throw new MalformedException("no known cmd");
  }
}
