package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines with Jackson's streaming parser.
 *
 * <p>Jackson's own limits are opened up so that RULEBOOK §2 alone draws the line; a line's 65,536
 * bytes bound everything. Its detection of encodings is kept out: only UTF-8 is let through. Not
 * safe for use by several threads.
 */
final class JsonLineParser {
  private static final int MAX_DEPTH = 1000;
  private static final int MAX_NUMBER_DIGITS = 1000;
  private static final long MAX_STRANGE_CHARS = 1 << 20;
  private static final int TRADES = Field.TRADES.ordinal();

  private JsonFactory factory = newFactory();
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(LineReader.MAX_LINE);
  private long strangeChars;
  private final OneLineStream stream = new OneLineStream();
  private final RestOfLine rest = new RestOfLine();
  private JsonParser parser;
  private JsonLine line;

  private static JsonFactory newFactory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .build();
  }

  /** Reads a line of at most 65,536 bytes. */
  void read(byte[] buffer, int offset, int length, boolean ascii, JsonLine into)
      throws MalformedException {
    line = into;
    if (!ascii) {
      requireUtf8(buffer, offset, length);
    }
    requireNoNul(buffer, offset, Math.min(length, 4));
    try {
      parse(buffer, offset, length);
    } catch (IOException e) {
      parseAgain(Surrogates.replace(buffer, offset, length), e);
    }
  }

  private void parseAgain(byte[] copy, IOException first) throws MalformedException {
    try {
      if (copy == null) {
        throw first;
      }
      parse(copy, 0, copy.length);
    } catch (IOException e) {
      throw new MalformedException("not JSON: " + Reasons.printable(e.getMessage()));
    }
  }

  /** Parses the line; whatever is wrong with it, the next one gets a new parser. */
  private void parse(byte[] buffer, int offset, int length) throws IOException, MalformedException {
    line.clear();
    stream.of(buffer, offset, length);
    forgetStrangeNames();
    boolean whole = false;
    try {
      if (parser == null) {
        parser = factory.createParser(stream);
      }
      parseObject();
      whole = true;
    } finally {
      if (!whole) {
        strangeChars += length;
        discardParser();
      }
    }
  }

  /** Jackson remembers every key it has seen, however long: its memory is thrown away in time. */
  private void forgetStrangeNames() throws IOException {
    if (strangeChars > MAX_STRANGE_CHARS) {
      strangeChars = 0;
      discardParser();
      factory = newFactory();
    }
  }

  private void parseObject() throws IOException, MalformedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedException("not a JSON object");
    }
    String name = parser.nextFieldName();
    while (name != null) {
      value(parser.nextToken(), field(name));
      name = parser.nextFieldName();
    }
    parser.releaseBuffered(rest.clear());
    if (!rest.isBlank() || !stream.isDone()) {
      throw new MalformedException("more than one JSON value");
    }
  }

  private void discardParser() throws IOException {
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }

  /** An encoding with zero bytes would be taken for UTF-16 or UTF-32. */
  private static void requireNoNul(byte[] buffer, int offset, int length)
      throws MalformedException {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == 0) {
        throw new MalformedException("not JSON: a zero byte");
      }
    }
  }

  private void requireUtf8(byte[] buffer, int offset, int length) throws MalformedException {
    try {
      decoded.clear();
      utf8.reset();
      if (utf8.decode(ByteBuffer.wrap(buffer, offset, length), decoded, true).isError()) {
        throw new CharacterCodingException();
      }
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8");
    }
    if (decoded.position() > 0 && decoded.get(0) == '\uFEFF') {
      throw new MalformedException("a byte order mark");
    }
  }

  private void value(JsonToken token, int field) throws IOException, MalformedException {
    switch (token) {
      case VALUE_STRING:
        line.keep(parser, field, JsonLine.STRING);
        break;
      case VALUE_NUMBER_INT:
        requireFewDigits();
        line.keep(parser, field, JsonLine.INTEGER);
        break;
      case VALUE_NUMBER_FLOAT:
        requireFewDigits();
        line.keep(parser, field, JsonLine.FRACTION);
        break;
      case START_ARRAY:
        if (field == TRADES) {
          integers();
        } else {
          skip();
          line.kind(field, JsonLine.OTHER);
        }
        break;
      case START_OBJECT:
        skip();
        line.kind(field, JsonLine.OTHER);
        break;
      case VALUE_TRUE:
        line.kind(field, JsonLine.TRUE);
        break;
      case VALUE_FALSE:
        line.kind(field, JsonLine.FALSE);
        break;
      default:
        line.kind(field, JsonLine.ABSENT);
        break;
    }
  }

  /** Keeps an array of integers; of another one only that it is there. */
  private void integers() throws IOException, MalformedException {
    line.startIntegers(TRADES);
    JsonToken token = parser.nextToken();
    while (token == JsonToken.VALUE_NUMBER_INT) {
      requireFewDigits();
      line.addInteger(parser, TRADES);
      token = parser.nextToken();
    }
    if (token != JsonToken.END_ARRAY) {
      skip(token);
      line.kind(TRADES, JsonLine.OTHER);
    }
  }

  private void skip() throws IOException, MalformedException {
    skip(parser.nextToken());
  }

  /** Goes to the end of the object or array in which the token is the next one. */
  private void skip(JsonToken first) throws IOException, MalformedException {
    int depth = 1;
    JsonToken token = first;
    while (true) {
      if (token == null) {
        throw new MalformedException("not JSON: ends too early");
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME) {
        strangeChars += parser.currentName().length();
      } else if (token.isNumeric()) {
        requireFewDigits();
      }
      if (depth == 0) {
        return;
      }
      token = parser.nextToken();
    }
  }

  private void requireFewDigits() throws IOException, MalformedException {
    int length = parser.getTextLength();
    if (length <= MAX_NUMBER_DIGITS) {
      return;
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int digits = 0;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        digits++;
      }
    }
    if (digits > MAX_NUMBER_DIGITS) {
      throw new MalformedException("a number of over 1000 digits");
    }
  }

  private int field(String name) {
    Field field = FieldNames.find(name);
    if (field == null) {
      strangeChars += name.length();
      return -1;
    }
    return field.ordinal();
  }
}
