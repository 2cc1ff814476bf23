package dev.matchbook.spi.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.event.DepthLevel;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of an event's line by their keys. */
final class Keyed {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<DepthLevel>> levels = new HashMap<>();
  private final List<Long> trades = new ArrayList<>();

  Keyed(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not a JSON object");
    }
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        texts.put(key, json.getText());
      } else if (key.equals("trades")) {
        readTrades(json);
      } else {
        levels.put(key, levels(json));
      }
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("more than one JSON value");
    }
  }

  private static List<DepthLevel> levels(JsonParser json) throws IOException {
    List<DepthLevel> levels = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      BigDecimal price = new BigDecimal(json.nextTextValue());
      BigDecimal qty = new BigDecimal(json.nextTextValue());
      levels.add(new DepthLevel(price, qty, json.nextIntValue(0)));
      json.nextToken();
    }
    return levels;
  }

  private void readTrades(JsonParser json) throws IOException {
    trades.clear();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      trades.add(json.getLongValue());
    }
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return text;
  }

  /** A text, or null. */
  String optionalText(String key) {
    return texts.get(key);
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }

  /** A number, or null. */
  Long optionalNumber(String key) {
    return has(key) ? (Long) number(key) : null;
  }

  /** A number, or 0. */
  long numberOrZero(String key) {
    return has(key) ? number(key) : 0;
  }

  BigDecimal decimal(String key) {
    return new BigDecimal(text(key));
  }

  BigDecimal optionalDecimal(String key) {
    return has(key) ? decimal(key) : null;
  }

  List<DepthLevel> levels(String key) {
    return levels.getOrDefault(key, List.of());
  }

  List<Long> trades() {
    return List.copyOf(trades);
  }

  long id() {
    return number("orderId");
  }

  String clOrdId() {
    return texts.get("clOrdId");
  }

  String symbol() {
    return text("symbol");
  }

  BigDecimal leaves() {
    return decimal("leaves");
  }

  RejectReason rejectReason() {
    return RejectReason.valueOf(text("reason"));
  }
}
