package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** One object a line, key by key, over Jackson's generator; failures to write are unchecked. */
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
    try {
      json =
          new JsonFactoryBuilder()
              .rootValueSeparator("")
              .build()
              .createGenerator(out, JsonEncoding.UTF8)
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine begin(Word type, long seq, long ts) {
    try {
      json.writeStartObject();
      json.writeFieldName(SEQ);
      json.writeNumber(seq);
      json.writeFieldName(TS);
      json.writeNumber(ts);
      json.writeFieldName(TYPE);
      json.writeString(type);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine number(Word key, long value) {
    try {
      json.writeFieldName(key);
      json.writeNumber(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine text(Word key, String value) {
    try {
      json.writeFieldName(key);
      json.writeString(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A string, or no key at all for null. */
  EventLine optional(Word key, String value) {
    return value == null ? this : text(key, value);
  }

  EventLine word(Word key, Word value) {
    try {
      json.writeFieldName(key);
      json.writeString(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine decimal(Word key, long units, int scale) {
    try {
      json.writeFieldName(key);
      element(units, scale);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens an array of levels under a key. */
  EventLine array(Word key) {
    try {
      json.writeFieldName(key);
      json.writeStartArray();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine level(long price, int priceScale, long qty, int qtyScale, int orders) {
    try {
      json.writeStartArray();
      element(price, priceScale);
      element(qty, qtyScale);
      json.writeNumber(orders);
      json.writeEndArray();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventLine endArray() {
    try {
      json.writeEndArray();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() {
    try {
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() throws IOException {
    json.flush();
  }

  private void element(long units, int scale) throws IOException {
    decimal.of(units, scale);
    json.writeString(decimal.chars(), decimal.offset(), decimal.length());
  }
}
