package dev.matchbook.examples.signed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.Member;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Typed data as wallets take them, one line of JSON. */
final class TypedDataText {
  private static final JsonFactory JSON = new JsonFactory();

  private TypedDataText() {}

  /**
   * A message of a venue with its signature.
   *
   * @param message values of its members: texts and integers
   */
  static String of(Venue venue, String primaryType, Map<String, ?> message, String signature) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("types");
      type(json, Domain.TYPE, venue.domain().members());
      for (Map.Entry<String, List<Member>> type : venue.types(primaryType).entrySet()) {
        type(json, type.getKey(), type.getValue());
      }
      json.writeEndObject();
      json.writeStringField("primaryType", primaryType);
      object(json, "domain", venue.domain().values());
      object(json, "message", message);
      json.writeStringField("signature", signature);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void type(JsonGenerator json, String name, List<Member> members)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Member member : members) {
      json.writeStartObject();
      json.writeStringField("name", member.name());
      json.writeStringField("type", member.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, String name, Map<String, ?> fields)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue().toString());
    }
    json.writeEndObject();
  }
}
