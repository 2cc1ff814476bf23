package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.examples.flow.MixedFlow;
import dev.matchbook.spi.json.CommandDecoder;
import dev.matchbook.spi.json.EventWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A run that nothing interrupts: what its events are, and its state after each command. */
final class Uninterrupted {
  private static final int REPLAYS = 20;
  private static final Set<RejectReason> USED =
      EnumSet.of(
          RejectReason.NONCE_USED, RejectReason.NONCE_TOO_LOW, RejectReason.SIGNATURE_EXPIRED);

  private final byte[] input;
  private final List<String> arguments;
  private final List<Command> commands;
  private final byte[] events;
  private final int[] ends;
  private MatchingEngine engine;
  private int applied;

  private Uninterrupted(List<String> lines, List<String> arguments, List<Command> commands)
      throws IOException {
    this.input = (String.join("\n", lines) + "\n").getBytes(US_ASCII);
    this.arguments = arguments;
    this.commands = commands;
    ends = new int[commands.size() + 1];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventWriter writer = new EventWriter(out);
    restart(writer);
    while (applied < commands.size()) {
      step();
      writer.flush();
      ends[applied] = out.size();
    }
    events = out.toByteArray();
    restart(new EventWriter(ByteArrayOutputStream.nullOutputStream()));
  }

  /** A run over a mixed flow. */
  static Uninterrupted mixed(long seed, int count) throws IOException {
    MixedFlow flow = new MixedFlow(seed);
    CommandDecoder decoder = new CommandDecoder();
    List<String> lines = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String line = flow.next().toString();
      lines.add(line);
      commands.add(decoder.decode(line.getBytes(US_ASCII), i));
    }
    return new Uninterrupted(lines, List.of(), commands);
  }

  /** A run over a flow of which most is signed. */
  static Uninterrupted signed(long seed, int count) throws IOException {
    SignedFlow flow = new SignedFlow(seed);
    List<String> lines = flow.lines(count);
    return new Uninterrupted(lines, flow.arguments(), flow.commands(lines));
  }

  /** Signed or mixed by turns. */
  static Uninterrupted of(int turn, long seed, int signed, int mixed) throws IOException {
    return turn % 2 == 0 ? signed(seed, signed) : mixed(seed, mixed);
  }

  private void restart(EventWriter writer) {
    engine = new MatchingEngine(writer);
    applied = 0;
  }

  private void step() {
    engine.apply(commands.get(applied++));
  }

  byte[] input() {
    return input;
  }

  /** What the runner is told beside its store. */
  List<String> arguments() {
    return arguments;
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

  /** What is there before and behind a byte, for a person who looks for what went wrong. */
  String around(int at) {
    return around(events, at);
  }

  static String around(byte[] text, int at) {
    int from = Math.max(0, at - 600);
    return new String(text, from, Math.min(text.length, at + 400) - from, US_ASCII);
  }

  /** The state after that many commands. */
  long stateHash(int commands) {
    if (commands < applied) {
      restart(new EventWriter(ByteArrayOutputStream.nullOutputStream()));
    }
    while (applied < commands) {
      step();
    }
    return engine.stateHash();
  }

  /**
   * Gives an engine that was recovered after so many commands some of the signed ones again that
   * were among them: it refuses each that could do something twice.
   */
  void replay(int commands, JournaledEngine recovered) {
    Random dice = new Random(commands);
    List<Event> answer = new ArrayList<>();
    recovered.listener(new EventRecorder(answer::add));
    for (int i = 0; i < REPLAYS && commands > 0; i++) {
      Command again = this.commands.get(dice.nextInt(commands));
      if (again instanceof AuthorizedCommand signed
          && signed.authorization().rule() != ReplayRule.REPEATABLE) {
        answer.clear();
        recovered.engine().apply(again);
        assertThat(answer).hasSize(1);
        assertThat(reason(answer.get(0))).isIn(USED);
      }
    }
  }

  private static RejectReason reason(Event event) {
    return event instanceof OrderRejected rejected
        ? rejected.reason()
        : ((CancelRejected) event).reason();
  }
}
