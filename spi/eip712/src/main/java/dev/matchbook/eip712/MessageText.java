package dev.matchbook.eip712;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A message as JSON of ASCII alone, integers as decimal strings. */
final class MessageText {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String DELETE = Character.toString(0x7F);

  private MessageText() {}

  /** {@code {"primaryType":…,"message":…}}. */
  static String of(String primaryType, Map<String, Object> message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("primaryType", primaryType);
      json.writeFieldName("message");
      write(json, message);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    // the one character of ASCII that JSON need not escape and a store does not take
    return text.toString().replace(DELETE, "\\u007f");
  }

  static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> struct) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : struct.entrySet()) {
        json.writeFieldName((String) member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> array) {
      json.writeStartArray();
      for (Object element : array) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof BigInteger integer) {
      json.writeString(integer.toString());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString((String) value);
    }
  }
}
