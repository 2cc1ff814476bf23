package dev.matchbook.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged runner as a process of its own, which lives no longer than three minutes. */
final class Jar implements AutoCloseable {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  /** libsecp256k1's file stays behind where a process is killed: not for ever then. */
  private static final String NATIVE_PARTS =
      "-Dfr.acinq.secp256k1.tmpdir=" + Path.of("target").toAbsolutePath();

  /** A life is short: it should start fast rather than run fast. */
  static final List<String> SHORT_LIFE =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

  private static final int PATIENCE_SECONDS = 180;

  private final Process process;

  private Jar(Process process) {
    this.process = process;
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .whenComplete(
            (exited, late) -> {
              // one that ended by itself keeps its streams: they may not have been read to the end
              if (late != null) {
                process.destroyForcibly();
              }
            });
  }

  /** A process that will start the jar. */
  static ProcessBuilder command(List<String> javaOptions, String... args) {
    List<String> command = new ArrayList<>(List.of(JAVA, NATIVE_PARTS));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", Path.of("target", "matchbook.jar").toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  static Jar start(ProcessBuilder command) throws IOException {
    return new Jar(command.start());
  }

  static Jar start(String... args) throws IOException {
    return start(command(List.of(), args));
  }

  Process process() {
    return process;
  }

  BufferedReader out() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
