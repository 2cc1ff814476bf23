package dev.matchbook.spi.json;

import dev.matchbook.core.engine.MatchingEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs bytes through a fresh engine, on one thread or on two. */
final class Wire {
  private Wire() {}

  static List<String> run(String input) {
    return run(input.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> run(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      EventWriter writer = new EventWriter(out);
      CommandReader reader = new CommandReader(new MatchingEngine(writer));
      LineReader lines = new LineReader(new ByteArrayInputStream(input));
      while (lines.next()) {
        reader.apply(lines);
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines(out);
  }

  static List<String> runOnTwoThreads(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      EventWriter writer = new EventWriter(out);
      CommandReader reader = new CommandReader(new MatchingEngine(writer));
      new CommandFeed(new ByteArrayInputStream(input)).run(reader, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines(out);
  }

  private static List<String> lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The line with the free text of a {@code malformed} event taken out. */
  static String withoutReason(String event) {
    return event.replaceFirst("(\"type\":\"malformed\",\"line\":\\d+,\"reason\":\").*\"}", "$1\"}");
  }

  static boolean isMalformed(String event) {
    return event.contains("\"type\":\"malformed\"");
  }
}
