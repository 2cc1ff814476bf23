package dev.matchbook.examples;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * What a program is started with.
 *
 * @param in standard input, unbuffered
 * @param out standard output, unbuffered
 * @param err standard error
 * @param charset of text on standard output and standard error
 * @param env the environment variables
 * @param terminals knows which of the streams is a terminal
 */
record Stdio(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Charset charset,
    Map<String, String> env,
    Terminals terminals) {

  /** Those of this process. */
  static Stdio ofProcess() {
    return new Stdio(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        System.err,
        processCharset(),
        System.getenv(),
        new ProcessTerminals());
  }

  private static Charset processCharset() {
    for (String key : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
      String name = System.getProperty(key);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }

  /** Whether the text can be shown. */
  boolean canShow(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /** Whether standard output is a terminal whose user does not mind colours. */
  boolean isColorful() {
    return env.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(env.get("TERM"))
        && terminals.isTerminal(Terminals.OUT);
  }

  /**
   * Prints text on standard output.
   *
   * @throws Failure if it cannot be written
   */
  void print(String text) throws Failure {
    try {
      out.write(text.getBytes(charset));
      out.flush();
    } catch (IOException e) {
      throw Failure.standardOutput(e);
    }
  }

  /** Prints one line on standard error, whatever the text holds. */
  void complain(String text) {
    err.println(text.strip().replaceAll("\\p{Cntrl}+", " "));
    err.flush();
  }
}
