package dev.matchbook.examples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jline.terminal.spi.SystemStream;

/** The program about to be run inside the test. */
final class Invocation {
  private final Set<SystemStream> terminals = EnumSet.noneOf(SystemStream.class);
  private final Map<String, String> env = new HashMap<>();
  private Charset charset = StandardCharsets.UTF_8;
  private String in = "";
  private OutputStream out;

  /**
   * What came of it.
   *
   * @param exitCode of the process that it would have been
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int exitCode, String out, String err) {}

  Invocation in(String text) {
    in = text;
    return this;
  }

  Invocation out(OutputStream stream) {
    out = stream;
    return this;
  }

  Invocation terminal(SystemStream stream) {
    terminals.add(stream);
    return this;
  }

  Invocation env(String name, String value) {
    env.put(name, value);
    return this;
  }

  Invocation charset(Charset other) {
    charset = other;
    return this;
  }

  Outcome run(Object... args) {
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out == null ? captured : out,
            new PrintStream(err, true, charset),
            charset,
            env,
            new Terminals() {
              @Override
              public boolean isTerminal(SystemStream stream) {
                return terminals.contains(stream);
              }

              @Override
              public int columns(SystemStream stream) {
                return 0;
              }
            });
    int exitCode = Main.run(words, stdio);
    return new Outcome(exitCode, captured.toString(charset), err.toString(charset));
  }
}
