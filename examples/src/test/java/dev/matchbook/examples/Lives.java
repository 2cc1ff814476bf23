package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import dev.matchbook.spi.json.EventWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The lives of the runner on one store, until its input ends. After each of them everything whose
 * events were printed is there, the state is that of a run that nothing interrupts, what was signed
 * and used is refused, and the next one goes on with the next command.
 */
final class Lives {
  /** What comes over a runner or its server. */
  interface Blow {
    void strike(ProcessHandle runner);

    /** Whether the runner is to end by itself. */
    default boolean endsIt() {
      return false;
    }

    /** Makes good what the runner did not live to see. */
    default void heal() {}
  }

  /** Ends the runner where it stands. */
  static final Blow KILL = ProcessHandle::destroyForcibly;

  /** Something that comes over the servers when so many bytes of events were printed. */
  record Strike(int bytes, Runnable blow) {}

  private final List<String> stores;
  private final String checkedAt;
  private final Uninterrupted truth;
  private final Path input;
  private final Path log;
  private Runnable afterDeath = () -> {};
  private Runnable beforeEnd;
  private int applied;

  /**
   * Lives that are over when the input is.
   *
   * @param stores options of the runner that say where it stores
   * @param checkedAt URI of the store for looking at it after each life
   */
  Lives(List<String> stores, String checkedAt, Uninterrupted truth, Path input) {
    this.stores = List.copyOf(stores);
    this.checkedAt = checkedAt;
    this.truth = truth;
    this.input = input;
    this.log = input.resolveSibling(input.getFileName() + ".log");
  }

  /** The last lines that the runner said, for a person who looks for what went wrong. */
  String said() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return "nothing: " + e;
    }
  }

  /**
   * The same, where a server may still be doing what a dead runner asked.
   *
   * @param nothingLeft returns when it is done
   */
  Lives afterDeath(Runnable nothingLeft) {
    afterDeath = nothingLeft;
    return this;
  }

  /** Whether all commands are applied. */
  boolean over() {
    return applied == truth.commands();
  }

  /** A life to the end of the input. */
  void finish() throws Exception {
    finish(List.of(), () -> {});
  }

  /**
   * The same, with strikes that do not end it.
   *
   * @param beforeEnd is called when the runner has been given all commands, before it is told that
   *     there are no more
   */
  void finish(List<Strike> strikes, Runnable beforeEnd) throws Exception {
    this.beforeEnd = beforeEnd;
    live(strikes, Integer.MAX_VALUE, KILL, 0);
    assertThat(applied).isEqualTo(truth.commands());
  }

  /**
   * One life: a blow when so many bytes of events were printed, and its end after as many more; or
   * with the input.
   */
  void live(int bytes, Blow blow, int more) throws Exception {
    live(List.of(), bytes, blow, more);
  }

  /** The same, with strikes before that, in the order of their bytes. */
  void live(List<Strike> strikes, int bytes, Blow blow, int more) throws Exception {
    int from = truth.end(applied);
    byte[] printed = printed(strikes, bytes, blow, more);
    blow.heal();
    afterDeath.run();
    assertThat(from + printed.length).isLessThanOrEqualTo(truth.size());
    int differs = Arrays.mismatch(printed, truth.events(from, from + printed.length));
    assertThat(differs)
        .as(
            () ->
                "printed "
                    + Uninterrupted.around(printed, differs)
                    + " instead of "
                    + truth.around(from + differs))
        .isEqualTo(-1);
    try (ExchangeStore store = Stores.open(checkedAt)) {
      EventWriter nobody = new EventWriter(OutputStream.nullOutputStream());
      JournaledEngine engine = JournaledEngine.on(store, nobody);
      applied = (int) engine.checkpoint().commands();
      assertThat(engine.engine().stateHash()).isEqualTo(truth.stateHash(applied));
      truth.replay(applied, engine);
    }
    assertThat(truth.end(applied))
        .as("what is durable reaches at least as far as what was printed")
        .isGreaterThanOrEqualTo(from + printed.length);
  }

  private byte[] printed(List<Strike> strikes, int bytes, Blow blow, int more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "--skip-applied"));
    arguments.addAll(stores);
    arguments.addAll(truth.arguments());
    if (beforeEnd == null) {
      arguments.addAll(List.of("--in", input.toString()));
    }
    ProcessBuilder command = Jar.command(Jar.SHORT_LIFE, arguments.toArray(String[]::new));
    command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Jar jar = Jar.start(command);
        InputStream out = jar.process().getInputStream()) {
      if (beforeEnd != null) {
        CompletableFuture.runAsync(() -> send(jar.process().getOutputStream()));
      }
      boolean lives = true;
      for (Strike strike : strikes) {
        lives = lives && copy(out, printed, strike.bytes());
        strike.blow().run();
      }
      lives = lives && (bytes == 0 || copy(out, printed, bytes));
      blow.strike(jar.process().toHandle());
      if (lives) {
        copy(out, printed, blow.endsIt() ? Integer.MAX_VALUE : printed.size() + more);
      }
      // Process.destroyForcibly would also close the stream, and lose what was printed
      KILL.strike(jar.process().toHandle());
      copy(out, printed, Integer.MAX_VALUE);
      jar.exitCode();
    }
    return printed.toByteArray();
  }

  private void send(OutputStream commands) {
    try (commands) {
      Files.copy(input, commands);
      commands.flush();
      beforeEnd.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns false at the end of the stream. */
  private static boolean copy(InputStream in, ByteArrayOutputStream out, int upTo)
      throws Exception {
    byte[] block = new byte[4096];
    while (out.size() < upTo) {
      int read = in.read(block);
      if (read < 0) {
        return false;
      }
      out.write(block, 0, read);
    }
    return true;
  }
}
