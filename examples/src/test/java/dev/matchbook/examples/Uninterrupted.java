package dev.matchbook.examples;

import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.examples.flow.MixedFlow;
import dev.matchbook.spi.json.CommandReader;
import dev.matchbook.spi.json.EventWriter;
import dev.matchbook.spi.json.LineReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A run that nothing interrupts: what its events are, and its state after each command. */
final class Uninterrupted {
  private final byte[] input;
  private final byte[] events;
  private final int[] ends;
  private CommandReader reader;
  private MatchingEngine engine;
  private LineReader lines;
  private int applied;

  /** A run over a mixed flow. */
  Uninterrupted(long seed, int commands) throws IOException {
    MixedFlow flow = new MixedFlow(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < commands; i++) {
      text.append(flow.next()).append('\n');
    }
    input = text.toString().getBytes(StandardCharsets.US_ASCII);
    ends = new int[commands + 1];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventWriter writer = new EventWriter(out);
    restart(writer);
    while (applied < commands) {
      step();
      writer.flush();
      ends[applied] = out.size();
    }
    events = out.toByteArray();
    restart(new EventWriter(ByteArrayOutputStream.nullOutputStream()));
  }

  private void restart(EventWriter writer) {
    engine = new MatchingEngine(writer);
    reader = new CommandReader(engine);
    lines = new LineReader(new ByteArrayInputStream(input));
    applied = 0;
  }

  private void step() throws IOException {
    lines.next();
    reader.apply(lines);
    applied++;
  }

  byte[] input() {
    return input;
  }

  int commands() {
    return ends.length - 1;
  }

  /** Bytes of all events of the first commands. */
  int end(int commands) {
    return ends[commands];
  }

  byte[] events(int from, int to) {
    return Arrays.copyOfRange(events, from, to);
  }

  int size() {
    return events.length;
  }

  /** The state after that many commands. */
  long stateHash(int commands) throws IOException {
    if (commands < applied) {
      restart(new EventWriter(ByteArrayOutputStream.nullOutputStream()));
    }
    while (applied < commands) {
      step();
    }
    return engine.stateHash();
  }
}
