package dev.matchbook.testing.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process and all that it started, which are stopped, continued and ended together. */
final class ProcessTree {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ProcessStamp root;

  ProcessTree(ProcessStamp root) {
    this.root = root;
  }

  ProcessStamp root() {
    return root;
  }

  /** Stops all of them where they are; returns when none runs. */
  void freeze() {
    stop(List.of(root));
    stop(members());
  }

  /** Lets all of them go on. */
  void thaw() {
    signal("CONT", members());
  }

  /** Ends all of them without a warning; returns when all are gone. */
  void kill() {
    // A root that is stopped starts no more children, and no number of a child is used again.
    stop(List.of(root));
    List<ProcessStamp> members = members();
    signal("KILL", members);
    Await.until(
        () -> members.stream().noneMatch(ProcessStamp::alive),
        TIMEOUT,
        () -> "killed processes are there: " + members);
  }

  /** Asks the root to end by a signal and ends all of them where it does not. */
  void end(String signal) {
    List<ProcessStamp> members = members();
    thaw();
    signal(signal, List.of(root));
    if (!Await.happens(() -> members.stream().noneMatch(ProcessStamp::alive), TIMEOUT)) {
      kill();
    }
  }

  /** A signal is only noted when it has been sent: what comes next may overtake it. */
  private static void stop(List<ProcessStamp> targets) {
    signal("STOP", targets);
    Await.until(
        () -> targets.stream().allMatch(ProcessStamp::standsStill),
        TIMEOUT,
        () -> "stopped processes run: " + targets);
  }

  /** All processes that live, the root first. */
  private List<ProcessStamp> members() {
    List<ProcessStamp> members = new ArrayList<>();
    if (root.alive()) {
      members.add(root);
      ProcessHandle.of(root.pid()).stream()
          .flatMap(ProcessHandle::descendants)
          .map(child -> ProcessStamp.of(child.pid()))
          .flatMap(Optional::stream)
          .forEach(members::add);
    }
    return members;
  }

  /** By the shell, which has kill built in: Java has no other signals than TERM and KILL. */
  private static void signal(String name, List<ProcessStamp> targets) {
    List<ProcessStamp> alive = targets.stream().filter(ProcessStamp::alive).toList();
    if (alive.isEmpty()) {
      return;
    }
    StringBuilder script = new StringBuilder("kill -s ").append(name);
    alive.forEach(target -> script.append(' ').append(target.pid()));
    try {
      // That one of them ended by itself meanwhile is no error, so the exit code says nothing.
      new ProcessBuilder("/bin/sh", "-c", script.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new IllegalStateException("cannot run /bin/sh to send a signal", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending a signal", interrupted);
    }
  }
}
