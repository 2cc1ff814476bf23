package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** A server's process, from its start until it has ended; it can be started again. */
final class ServerProcess {
  /** Long, for a busy machine: a test that waits for less has a timeout of its own. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  private static final int STARTS = 5;

  private final String name;
  private final ServerDirectory directory;
  private final IntFunction<List<String>> command;
  private int port;
  private Process process;
  private ProcessTree tree;
  private boolean frozen;

  ServerProcess(String name, ServerDirectory directory, IntFunction<List<String>> command) {
    this.name = name;
    this.directory = directory;
    this.command = command;
  }

  /** Starts it on a port that is free; where another takes the port meanwhile, on the next one. */
  void startOnFreePort(IntSupplier ports, IntPredicate ready) {
    for (int i = 1; tree == null; i++) {
      port = ports.getAsInt();
      try {
        start(ready);
      } catch (IllegalStateException failed) {
        if (i == STARTS || !failed.getMessage().contains("Address already in use")) {
          throw failed;
        }
      }
    }
  }

  /**
   * Starts it, on the port of the last time, and returns when the process of that number is ready.
   */
  void start(IntPredicate ready) {
    if (runs()) {
      throw new IllegalStateException(name + " runs already");
    }
    ProcessBuilder builder = new ProcessBuilder(command.apply(port));
    // Settings of the developer's own servers must not reach into the tests.
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.directory(directory.path().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
    try {
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(name + " cannot be started", failed);
    }
    // One that ended at once has no stamp any more, and needs none.
    ProcessStamp stamp = ProcessStamp.of(process.pid()).orElse(new ProcessStamp(pid(), 0));
    directory.writeServer(stamp);
    tree = new ProcessTree(stamp);
    frozen = false;
    awaitReady(ready);
  }

  private void awaitReady(IntPredicate ready) {
    Await.happens(() -> !process.isAlive() || ready.test(pid()), START_TIMEOUT);
    if (!process.isAlive() || !ready.test(pid())) {
      String how = process.isAlive() ? "is not ready" : "ended";
      kill();
      throw new IllegalStateException(
          name + " " + how + " after its start; its log says:\n" + directory.logTail());
    }
  }

  int port() {
    return port;
  }

  int pid() {
    return Math.toIntExact(process.pid());
  }

  /** Ends it and all its children without a warning. */
  void kill() {
    if (tree != null) {
      tree.kill();
      collect();
    }
  }

  /** Asks it to end by a signal. */
  void end(String signal) {
    if (tree != null) {
      tree.end(signal);
      collect();
    }
  }

  void freeze() {
    requireRunning();
    tree.freeze();
    frozen = true;
  }

  void thaw() {
    requireRunning();
    if (frozen) {
      tree.thaw();
      frozen = false;
    }
  }

  private boolean runs() {
    return tree != null && process.isAlive();
  }

  private void requireRunning() {
    if (!runs()) {
      throw new IllegalStateException(name + " does not run");
    }
  }

  private void collect() {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    tree = null;
    frozen = false;
  }
}
