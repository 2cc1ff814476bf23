package dev.matchbook.eip712.typed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON values into {@code Map}, {@code List}, {@code String}, {@code BigInteger}, {@code
 * Boolean} and null. A key that comes twice, a number that is not written as an integer, and what
 * is nested too deep is refused.
 */
final class JsonTree {
  private final JsonParser parser;
  private final FieldPath path;

  JsonTree(JsonParser parser, int maxDepth) {
    this.parser = parser;
    this.path = new FieldPath("", maxDepth);
  }

  /** Reads one object and nothing behind it. */
  Map<String, Object> document() throws IOException, TypedDataException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw path.wrong("not a JSON object");
    }
    Map<String, Object> all = object();
    if (parser.nextToken() != null) {
      throw path.wrong("something behind the JSON object");
    }
    return all;
  }

  private Object value(JsonToken token) throws IOException, TypedDataException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> throw path.wrong("a number with a fraction or an exponent");
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw path.wrong("not a JSON value");
    };
  }

  private Map<String, Object> object() throws IOException, TypedDataException {
    Map<String, Object> all = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      path.enter(key);
      if (all.containsKey(key)) {
        throw path.wrong("given twice");
      }
      all.put(key, value(parser.nextToken()));
      path.leave();
    }
    return all;
  }

  private List<Object> array() throws IOException, TypedDataException {
    List<Object> all = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      path.enter(all.size());
      all.add(value(t));
      path.leave();
    }
    return all;
  }

  private BigInteger integer() throws IOException, TypedDataException {
    if (parser.getTextLength() > IntegerText.MAX_CHARS) {
      throw path.wrong("an integer of more than " + IntegerText.MAX_CHARS + " characters");
    }
    return IntegerText.value(parser.getText());
  }
}
