package dev.matchbook.store.file;

import dev.matchbook.core.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that opens a store, says what came of it, and holds it until its input ends. */
final class LockHolder implements AutoCloseable {
  private final Process process;
  private final String answer;

  private LockHolder(Process process) throws IOException {
    this.process = process;
    this.answer =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
  }

  /** In the child: opens the directory. */
  public static void main(String[] arguments) throws IOException {
    try (FileStore store = FileStore.open(FileSettings.in(Path.of(arguments[0])))) {
      System.out.println("opened " + store.checkpoint());
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (StoreException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Starts a child and waits for what it says. */
  static LockHolder start(Path directory) throws IOException {
    String path =
        String.join(
            System.getProperty("path.separator"),
            System.getProperty("java.class.path", ""),
            System.getProperty("jdk.module.path", ""),
            Path.of("target", "test-classes").toString());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            path,
            LockHolder.class.getName(),
            directory.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new LockHolder(builder.start());
  }

  /** The line it has printed. */
  String answer() {
    return answer;
  }

  long pid() {
    return process.pid();
  }

  /** Kills it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
