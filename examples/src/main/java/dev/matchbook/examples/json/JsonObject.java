package dev.matchbook.examples.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small JSON object, whole in memory: texts, whole numbers, booleans, lists and objects.
 *
 * @param fields by their names, in order
 */
public record JsonObject(Map<String, Object> fields) {
  private static final JsonFactory JSON = new JsonFactory();

  /** An object of names and values in turn; a null value is left out. */
  public static JsonObject of(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return new JsonObject(fields);
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static JsonObject parse(byte[] text) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      if (value(json) instanceof JsonObject object && json.nextToken() == null) {
        return object;
      }
      throw new IllegalArgumentException("not one JSON object");
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() == null) {
      throw new IllegalArgumentException("it ends too early");
    } else if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return json.getLongValue();
    } else if (json.currentToken().isBoolean()) {
      return json.getBooleanValue();
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
      }
      return list;
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, value(json));
      }
      return new JsonObject(fields);
    }
    throw new IllegalArgumentException("no text, whole number, boolean, list or object");
  }

  /** The object without white space, in UTF-8. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(json, this);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof JsonObject object) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : object.fields.entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeString((String) value);
    }
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public String text(String name) {
    return of(name, String.class);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public long number(String name) {
    return of(name, Long.class);
  }

  /**
   * A list of numbers.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public List<Long> numbers(String name) {
    return all(name, Long.class);
  }

  /**
   * A list of objects.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public List<JsonObject> objects(String name) {
    return all(name, JsonObject.class);
  }

  /**
   * An object.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public JsonObject object(String name) {
    return of(name, JsonObject.class);
  }

  private <T> List<T> all(String name, Class<T> type) {
    List<?> list = of(name, List.class);
    if (!list.stream().allMatch(type::isInstance)) {
      throw new IllegalArgumentException(name + ": not a list of " + type.getSimpleName());
    }
    return list.stream().map(type::cast).toList();
  }

  private <T> T of(String name, Class<T> type) {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + ": missing, or not a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
