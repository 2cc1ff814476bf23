package dev.matchbook.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A script that runs within the server, called by its hash once the server knows it. */
enum Script {
  WRITE("write.lua"),
  SWEEP("sweep.lua"),
  PAGE("page.lua"),
  NAME("name.lua"),
  MARKETS("markets.lua"),
  NONCES("nonces.lua"),
  ROW("row.lua"),
  COUNT("count.lua");

  private final byte[] text;
  private final String sha;

  Script(String resource) {
    text = (read("common.lua") + read(resource)).getBytes(StandardCharsets.UTF_8);
    sha = sha(text);
  }

  byte[] text() {
    return text;
  }

  String sha() {
    return sha;
  }

  private static String read(String resource) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
