package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Process shell;
  private ProcessTree tree;
  private List<ProcessStamp> all;

  /** A shell with a child and a grandchild, none of which ends with its parent. */
  @BeforeEach
  void start() throws IOException {
    String script = "sleep 600 & sh -c 'sleep 600 & echo ready; wait'; wait";
    shell = new ProcessBuilder("/bin/sh", "-c", script).start();
    BufferedReader output = shell.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("ready");
    ProcessStamp root = ProcessStamp.of(shell.pid()).orElseThrow();
    tree = new ProcessTree(root);
    all =
        shell
            .descendants()
            .flatMap(child -> ProcessStamp.of(child.pid()).stream())
            .collect(Collectors.toList());
    all.add(root);
    assertThat(all).hasSize(4);
  }

  @AfterEach
  void stop() {
    all.stream()
        .filter(ProcessStamp::alive)
        .forEach(left -> ProcessHandle.of(left.pid()).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void killEndsAllOfThem() {
    tree.kill();
    assertThat(all).noneMatch(ProcessStamp::alive);
  }

  @Test
  void killEndsFrozenOnes() {
    tree.freeze();
    assertThat(all).allMatch(ProcessStamp::alive);
    tree.kill();
    assertThat(all).noneMatch(ProcessStamp::alive);
  }

  @Test
  void frozenOnesGoOnWhenTheyAreThawed() {
    tree.freeze();
    // They are told to end, and do so only when they run.
    all.forEach(stamp -> ProcessHandle.of(stamp.pid()).orElseThrow().destroy());
    assertThat(all).allMatch(ProcessStamp::alive);
    tree.thaw();
    assertThat(Await.happens(() -> all.stream().noneMatch(ProcessStamp::alive), DEADLINE)).isTrue();
  }
}
