package dev.matchbook.examples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A few commands and what comes of them. */
final class Sample {
  static final String COMMANDS =
      """
      {"cmd":"market","symbol":"X","tickSize":"0.01","lotSize":"1"}

      {"cmd":"new","symbol":"X","account":"ann","side":"BUY","ordType":"LIMIT","qty":"5","price":"9.5"}
      {"cmd":"new","symbol":"X","account":"bob","side":"SELL","ordType":"MARKET","qty":"2"}
      no command
      """;
  static final String EVENTS =
      """
      {"seq":1,"ts":0,"type":"market","symbol":"X","tickSize":"0.01","lotSize":"1"}
      {"seq":2,"ts":0,"type":"accepted","orderId":1,"account":"ann","symbol":"X","side":"BUY","ordType":"LIMIT","tif":"GTC","price":"9.50","qty":"5"}
      {"seq":3,"ts":0,"type":"accepted","orderId":2,"account":"bob","symbol":"X","side":"SELL","ordType":"MARKET","tif":"IOC","qty":"2"}
      {"seq":4,"ts":0,"type":"trade","tradeId":1,"symbol":"X","price":"9.50","qty":"2","takerSide":"SELL","makerOrderId":1,"takerOrderId":2,"makerAccount":"ann","takerAccount":"bob","makerLeaves":"3","takerLeaves":"0","makerFee":"0.00000000","takerFee":"0.00000000"}
      {"seq":5,"ts":0,"type":"malformed","line":5,"reason":""}
      """;

  private Sample() {}

  static String withoutReason(String events) {
    return events.replaceAll("\"reason\":\"[^\"]*\"", "\"reason\":\"\"");
  }

  static byte[] pack(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static String unpack(byte[] bytes) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
