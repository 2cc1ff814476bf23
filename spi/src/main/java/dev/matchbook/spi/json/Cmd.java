package dev.matchbook.spi.json;

/**
 * The words of {@code cmd} (RULEBOOK §2), with what decodes and what applies each.
 *
 * <p>They are called through here, by a call that the JIT compiler cannot look through, so that
 * each is compiled by itself and not also into its callers.
 */
enum Cmd {
  NEW("new") {
    @Override
    void decode(LineDecoder decoder, LineCommand into) throws MalformedException {
      decoder.newOrder(into);
    }

    @Override
    void apply(CommandReader reader, LineCommand command) {
      reader.newOrder(command);
    }
  },
  CANCEL("cancel") {
    @Override
    void decode(LineDecoder decoder, LineCommand into) throws MalformedException {
      decoder.name(into);
    }

    @Override
    void apply(CommandReader reader, LineCommand command) {
      reader.cancel(command);
    }
  },
  REPLACE("replace") {
    @Override
    void decode(LineDecoder decoder, LineCommand into) throws MalformedException {
      decoder.replace(into);
    }

    @Override
    void apply(CommandReader reader, LineCommand command) {
      reader.replace(command);
    }
  },
  TIME("time"),
  DEPTH("depth"),
  MASS_CANCEL("massCancel"),
  MARKET("market"),
  STATUS("status"),
  MARK("mark"),
  SETTLE("settle"),
  SETTLEMENT("settlement"),
  BUST("bust");

  private static final Cmd[] ALL = values();

  private final String wireName;

  Cmd(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Checks the shape of the command's fields. */
  void decode(LineDecoder decoder, LineCommand into) throws MalformedException {
    decoder.record(into);
  }

  /** Applies the command to the reader's engine. */
  void apply(CommandReader reader, LineCommand command) {
    reader.record(command);
  }

  /** The command of that name, or null. */
  static Cmd of(CharView name) {
    for (Cmd cmd : ALL) {
      if (name.contentEquals(cmd.wireName)) {
        return cmd;
      }
    }
    return null;
  }
}
