package dev.matchbook.jmh.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that answers questions, a line each: the parent's own Java, arguments and class path, and a
 * main class that calls {@link ChildLoop#serve}. It ends when it is closed, and by itself when the
 * parent ends. One thread.
 */
public final class ChildProcess implements AutoCloseable {
  private static final long END_SECONDS = 10;

  private final String name;
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param name what failures call it
   * @param main the class whose main method serves
   * @param args that method's arguments
   */
  public static ChildProcess start(String name, Class<?> main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith("-agentlib:jdwp")) {
        command.add(argument);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    return new ChildProcess(name, builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /**
   * Asks and waits for the answer. What else the child prints goes to standard error.
   *
   * @param question one line
   * @throws ChildFailure if the child answers with a failure, or ends
   */
  public String ask(String question) throws ChildFailure {
    try {
      questions.append(question).append('\n').flush();
      String line = answers.readLine();
      while (line != null) {
        if (line.startsWith(ChildLoop.ANSWER)) {
          return line.substring(ChildLoop.ANSWER.length());
        }
        if (line.startsWith(ChildLoop.FAILURE)) {
          throw new ChildFailure(name + ": " + line.substring(ChildLoop.FAILURE.length()));
        }
        System.err.println(line);
        line = answers.readLine();
      }
    } catch (IOException e) {
      throw new ChildFailure(name + ": " + e.getMessage());
    }
    throw new ChildFailure(name + ": its process ended before it answered");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lets it end, or ends it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
