package dev.matchbook.spi.json;

/** What every row starts with: {@code seq} and {@code ts} where its type has them, and the type. */
final class RowHead {
  RowType type;
  long seq;
  long ts;

  RowHead read(LineScanner line) throws MalformedRowException {
    boolean numbered = line.begins(RowKeys.SEQ);
    seq = numbered ? line.number() : 0;
    ts = numbered ? line.number(RowKeys.TS) : 0;
    if (numbered) {
      line.require(RowKeys.TYPE);
    } else if (!line.begins(RowKeys.TYPE)) {
      throw new MalformedRowException(RowKeys.TYPE, "missing, or not in its place");
    }
    type = line.word(RowType.WORDS);
    if (numbered != type.isNumbered()) {
      throw new MalformedRowException(RowKeys.SEQ, "missing, or not of this type");
    }
    return this;
  }
}
