package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A life of the packaged runner that settles, and what it printed. */
final class SettledLife implements AutoCloseable {
  private final Jar jar;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CompletableFuture<Void> reader;

  private SettledLife(Jar jar) {
    this.jar = jar;
    reader = CompletableFuture.runAsync(this::read);
  }

  /**
   * A life on a store, over the first lines of an input.
   *
   * @param log where it complains
   */
  static SettledLife start(String store, String chain, Path input, Path log) throws IOException {
    ProcessBuilder command =
        Jar.command(
            Jar.SHORT_LIFE,
            ("run --skip-applied --settle-trades 8 --settle-age 10ms --settle-poll 5ms"
                    + " --settle-finality 12 --settle "
                    + chain)
                .split(" "));
    command.command().addAll(List.of("--store", store, "--in", input.toString()));
    command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new SettledLife(Jar.start(command));
  }

  private void read() {
    byte[] block = new byte[4_096];
    try (InputStream in = jar.process().getInputStream()) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        printed.write(block, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes it has printed. */
  int bytes() {
    return printed.size();
  }

  boolean isOver() {
    return reader.isDone();
  }

  ProcessHandle process() {
    return jar.process().toHandle();
  }

  /** Ends it where it stands, if it lives; nothing that it has printed is lost. */
  int end() throws Exception {
    // Process.destroyForcibly would also close the stream
    process().destroyForcibly();
    return finish();
  }

  /** Waits until it ends by itself. */
  int finish() throws Exception {
    reader.get();
    return jar.exitCode();
  }

  /** The lines that it printed whole. */
  List<String> lines() {
    String text = printed.toString(UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  @Override
  public void close() {
    jar.close();
  }
}
