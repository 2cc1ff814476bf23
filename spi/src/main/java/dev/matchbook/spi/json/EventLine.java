package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One object a line, key by key, over Jackson's generator. */
final class EventLine {
  /** A key or a word whose encoding is made once. */
  static final class Word extends SerializedString {
    private static final long serialVersionUID = 1L;

    Word(String text) {
      super(text);
    }
  }

  private static final Word SEQ = new Word("seq");
  private static final Word TS = new Word("ts");
  private static final Word TYPE = new Word("type");

  private final JsonGenerator json;
  private final DecimalText decimal = new DecimalText();

  EventLine(OutputStream out) {
    JsonFactory factory = new JsonFactoryBuilder().rootValueSeparator("").build();
    try {
      json = factory.createGenerator(out, JsonEncoding.UTF8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  EventLine begin(Word type, long seq, long ts) throws IOException {
    json.writeStartObject();
    json.writeFieldName(SEQ);
    json.writeNumber(seq);
    json.writeFieldName(TS);
    json.writeNumber(ts);
    json.writeFieldName(TYPE);
    json.writeString(type);
    return this;
  }

  EventLine number(Word key, long value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(value);
    return this;
  }

  EventLine text(Word key, String value) throws IOException {
    json.writeFieldName(key);
    json.writeString(value);
    return this;
  }

  /** A string, or no key at all for null. */
  EventLine optional(Word key, String value) throws IOException {
    return value == null ? this : text(key, value);
  }

  EventLine word(Word key, Word value) throws IOException {
    json.writeFieldName(key);
    json.writeString(value);
    return this;
  }

  EventLine decimal(Word key, long units, int scale) throws IOException {
    json.writeFieldName(key);
    element(units, scale);
    return this;
  }

  /** Opens an array of levels under a key. */
  EventLine array(Word key) throws IOException {
    json.writeFieldName(key);
    json.writeStartArray();
    return this;
  }

  EventLine level(long price, int priceScale, long qty, int qtyScale, int orders)
      throws IOException {
    json.writeStartArray();
    element(price, priceScale);
    element(qty, qtyScale);
    json.writeNumber(orders);
    json.writeEndArray();
    return this;
  }

  EventLine endArray() throws IOException {
    json.writeEndArray();
    return this;
  }

  void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** A line that is written already, with its LF. */
  void line(LineBuffer written) throws IOException {
    json.writeRaw(new String(written.array(), 0, written.length(), StandardCharsets.UTF_8));
  }

  void flush() throws IOException {
    json.flush();
  }

  private void element(long units, int scale) throws IOException {
    decimal.of(units, scale);
    json.writeString(decimal.chars(), decimal.offset(), decimal.length());
  }
}
