package dev.matchbook.spi.json;

/**
 * The words of {@code cmd} (RULEBOOK §2), with what decodes and what applies each.
 *
 * <p>They are called through here, by a call that the JIT compiler cannot look through, so that
 * each is compiled by itself and not also into its callers.
 */
enum Cmd {
  NEW("new", LineDecoder::newOrder, CommandReader::newOrder),
  CANCEL("cancel", LineDecoder::name, CommandReader::cancel),
  REPLACE("replace", LineDecoder::replace, CommandReader::replace),
  TIME("time", LineDecoder::record, CommandReader::record),
  DEPTH("depth", LineDecoder::record, CommandReader::record),
  MASS_CANCEL("massCancel", LineDecoder::record, CommandReader::record),
  MARKET("market", LineDecoder::record, CommandReader::record),
  STATUS("status", LineDecoder::record, CommandReader::record),
  MARK("mark", LineDecoder::record, CommandReader::record);

  private static final Cmd[] ALL = values();

  private final String wireName;
  private final Decoding decoding;
  private final Application application;

  Cmd(String wireName, Decoding decoding, Application application) {
    this.wireName = wireName;
    this.decoding = decoding;
    this.application = application;
  }

  /** Checks the shape of a command's fields. */
  interface Decoding {
    void decode(LineDecoder decoder, LineCommand into) throws MalformedException;
  }

  /** Applies a command to an engine. */
  interface Application {
    void apply(CommandReader reader, LineCommand command);
  }

  String wireName() {
    return wireName;
  }

  void decode(LineDecoder decoder, LineCommand into) throws MalformedException {
    decoding.decode(decoder, into);
  }

  void apply(CommandReader reader, LineCommand command) {
    application.apply(reader, command);
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
