package dev.matchbook.examples;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged chain as a process of its own, which is killed and started again on its file. */
final class ChainProcess implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of("--poison", "11", "--trouble", "12", "--blocks", "10");

  private final Path file;
  private final Path log;
  private final long seed;
  private Jar jar;
  private String url;

  private ChainProcess(Path file, long seed) {
    this.file = file;
    this.log = file.resolveSibling("chain.log");
    this.seed = seed;
  }

  static ChainProcess start(Path file, long seed) throws IOException {
    ChainProcess chain = new ChainProcess(file, seed);
    chain.start(0);
    return chain;
  }

  private void start(int port) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("chain", "--file", file.toString()));
    arguments.addAll(List.of("--port", "" + port, "--seed", "" + seed));
    arguments.addAll(SETTINGS);
    ProcessBuilder command = Jar.command(Jar.SHORT_LIFE, arguments.toArray(String[]::new));
    command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    jar = Jar.start(command);
    url = jar.out().readLine();
    if (url == null) {
      throw new IOException("the chain did not start: " + Files.readString(log));
    }
  }

  /** Where it is, also after it was killed. */
  String url() {
    return url;
  }

  /** How many lines it has written. */
  long lines() throws IOException {
    byte[] text = Files.readAllBytes(file);
    long lines = 0;
    for (byte octet : text) {
      lines += octet == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Ends it where it stands, and starts it again at the same place. */
  void killAndRestart() throws Exception {
    jar.process().toHandle().destroyForcibly();
    jar.exitCode();
    jar.close();
    start(URI.create(url).getPort());
  }

  @Override
  public void close() {
    jar.close();
  }
}
