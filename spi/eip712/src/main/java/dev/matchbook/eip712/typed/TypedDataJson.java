package dev.matchbook.eip712.typed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads typed data as {@code eth_signTypedData_v4} takes it: one JSON object with {@code types},
 * {@code primaryType}, {@code domain}, {@code message} and nothing else, but that a text {@code
 * signature} may stand beside them.
 *
 * <p>Strict: a key given twice, an unknown key, bytes that are not UTF-8, a number with a fraction
 * or an exponent, anything behind the object is refused. {@code types} need not have {@code
 * EIP712Domain}; the domain then has standard fields only. {@code message} may be left out, or be
 * empty, if {@code primaryType} is {@code EIP712Domain}.
 *
 * <p>Every method throws {@link TypedDataException} for any input that is not right, whatever it
 * is, and nothing else. Immutable, safe for use by several threads.
 */
public final class TypedDataJson {
  private static final String TYPES = "types";
  private static final String PRIMARY_TYPE = "primaryType";
  private static final String DOMAIN = "domain";
  private static final String MESSAGE = "message";
  private static final String SIGNATURE = "signature";
  private static final Set<String> KEYS = Set.of(TYPES, PRIMARY_TYPE, DOMAIN, MESSAGE, SIGNATURE);
  private static final Set<String> MEMBER_KEYS = Set.of("name", "type");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final TypedDataLimits limits;
  private final JsonFactory factory;

  /** A reader within {@link TypedDataLimits#DEFAULT}. */
  public TypedDataJson() {
    this(TypedDataLimits.DEFAULT);
  }

  /** A reader within limits. */
  public TypedDataJson(TypedDataLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    // the length of everything is bounded by that of the input, the depth by the tree; names are
    // not kept from one input to the next, so that no sender fills a table of them
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
  }

  /**
   * Reads typed data from UTF-8.
   *
   * @throws TypedDataException if it is not right
   */
  public TypedData read(byte[] json) throws TypedDataException {
    return read(json, 0, json.length);
  }

  /**
   * Reads typed data from UTF-8 in a range of bytes.
   *
   * @throws TypedDataException if it is not right
   * @throws IndexOutOfBoundsException if the range is not in the array
   */
  public TypedData read(byte[] json, int offset, int length) throws TypedDataException {
    Objects.checkFromIndexSize(offset, length, json.length);
    requireSize(length);
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(json, offset, length);
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new TypedDataException("", "not UTF-8");
    }
    return read(text);
  }

  /**
   * Reads typed data.
   *
   * @throws TypedDataException if it is not right
   */
  public TypedData read(String json) throws TypedDataException {
    requireSize(json.length());
    Map<String, Object> all = parse(json);
    for (String key : all.keySet()) {
      if (!KEYS.contains(key)) {
        throw new TypedDataException(FieldPath.printable(key), "not a key of typed data");
      }
    }
    TypedDataTypes types = TypedDataTypes.of(types(object(all, TYPES)), limits);
    String primaryType = text(all, PRIMARY_TYPE);
    Map<String, Object> domain = object(all, DOMAIN);
    Map<String, Object> message =
        primaryType.equals(Domain.TYPE) && !all.containsKey(MESSAGE) ? null : object(all, MESSAGE);
    String signature = all.containsKey(SIGNATURE) ? text(all, SIGNATURE) : null;
    return new TypedData(types, primaryType, domain, message, signature);
  }

  private void requireSize(int length) throws TypedDataException {
    if (length > limits.maxInputBytes()) {
      throw new TypedDataException("", "more than " + limits.maxInputBytes() + " bytes");
    }
  }

  private Map<String, Object> parse(String json) throws TypedDataException {
    if (!json.isEmpty() && json.charAt(0) == BYTE_ORDER_MARK) {
      throw new TypedDataException("", "not JSON: a byte order mark");
    }
    try (JsonParser parser = factory.createParser(json)) {
      // what is in the message is one level deeper than the path of the walk over it
      return new JsonTree(parser, limits.maxDepth() + 1).document();
    } catch (JsonProcessingException e) {
      throw new TypedDataException("", "not JSON: " + FieldPath.printable(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
  }

  private static Map<String, List<Member>> types(Map<String, Object> declared)
      throws TypedDataException {
    Map<String, List<Member>> types = new LinkedHashMap<>();
    for (Map.Entry<String, Object> type : declared.entrySet()) {
      String path = TYPES + "." + FieldPath.printable(type.getKey());
      if (!(type.getValue() instanceof List<?> members)) {
        throw new TypedDataException(path, "not an array of members");
      }
      types.put(type.getKey(), members(path, members));
    }
    return types;
  }

  private static List<Member> members(String path, List<?> declared) throws TypedDataException {
    List<Member> members = new ArrayList<>(declared.size());
    for (Object member : declared) {
      String at = path + "[" + members.size() + "]";
      if (!(member instanceof Map<?, ?> parts)
          || !(parts.get("type") instanceof String type)
          || !(parts.get("name") instanceof String name)
          || !parts.keySet().equals(MEMBER_KEYS)) {
        throw new TypedDataException(at, "not an object of name and type, both texts");
      }
      members.add(new Member(type, name));
    }
    return members;
  }

  @SuppressWarnings("unchecked") // a tree has no other maps
  private static Map<String, Object> object(Map<String, Object> all, String key)
      throws TypedDataException {
    if (get(all, key) instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw new TypedDataException(key, "not an object");
  }

  private static String text(Map<String, Object> all, String key) throws TypedDataException {
    if (get(all, key) instanceof String text) {
      return text;
    }
    throw new TypedDataException(key, "not a text");
  }

  private static Object get(Map<String, Object> all, String key) throws TypedDataException {
    if (!all.containsKey(key)) {
      throw new TypedDataException(key, "missing");
    }
    return all.get(key);
  }
}
