package dev.matchbook.spi.json;

/** What every row starts with: {@code seq} and {@code ts} where its type has them, and the type. */
final class RowHead {
  RowType type;
  long seq;
  long ts;

  RowHead read(LineScanner line) throws MalformedRowException {
    boolean numbered = line.begins(RowKeys.SEQ);
    seq = numbered ? line.number() : 0;
    boolean timed = numbered && line.has(RowKeys.TS);
    ts = timed ? line.number() : 0;
    if (timed) {
      line.require(RowKeys.TYPE);
    } else if (!(numbered ? line.has(RowKeys.TYPE) : line.begins(RowKeys.TYPE))) {
      LineKey key = numbered ? RowKeys.TS : RowKeys.TYPE;
      throw new MalformedRowException(key, "missing, or not in its place");
    }
    type = line.word(RowType.WORDS);
    if (numbered != type.isNumbered()) {
      throw new MalformedRowException(RowKeys.SEQ, "missing, or not of this type");
    }
    if (timed != type.isTimed()) {
      throw new MalformedRowException(RowKeys.TS, "missing, or not of this type");
    }
    return this;
  }
}
